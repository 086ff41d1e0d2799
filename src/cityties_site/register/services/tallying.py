"""How many ties and exchanges there are, and of which places and countries, kept while writing."""

from __future__ import annotations

from collections import Counter

from django.db.models import F

from cityties_site.register.models import ALL, Place, Tally


def count(changes: Counter[tuple[str, str, str]]) -> None:
    """Add to the tallies: numbers of ties and exchanges, and in how many of them each place takes part."""
    steps: Counter[tuple[str, str]] = Counter()
    weights: dict[tuple[str, int], int] = {}
    for (audience, kind, name), change in changes.items():
        if kind == "place":
            weights[audience, int(name)] = change
        else:
            steps[audience, name] += change
    places = Place.objects.in_bulk({pk for _, pk in weights})
    for (audience, pk), change in weights.items():
        if pk in places:
            _weigh(places[pk], audience, change, steps)
    Place.objects.bulk_update(places.values(), ["weight", "weight_reviewed"], batch_size=1000)
    for (audience, name), change in sorted(steps.items()):
        if change:
            add(audience, name, change)


def _weigh(place: Place, audience: str, change: int, steps: Counter[tuple[str, str]]) -> None:
    field = "weight" if audience == ALL else "weight_reviewed"
    before = getattr(place, field)
    setattr(place, field, before + change)
    step = bool(before + change) - bool(before)
    steps[audience, "places"] += step
    steps[audience, f"country:{place.country}"] += step


def add(audience: str, name: str, change: int) -> None:
    """Add to one tally."""
    if not Tally.objects.filter(audience=audience, name=name).update(number=F("number") + change):
        Tally.objects.create(audience=audience, name=name, number=change)
