"""How many ties and exchanges there are, and of which places and countries, kept while writing."""

from __future__ import annotations

from collections import Counter

from django.db.models import F

from cityties_site.register.models import ALL, Place, Tally


def count(changes: Counter[tuple[str, str, str]]) -> None:
    """Add to the tallies: numbers of ties and exchanges, and in how many of them each place takes part."""
    for (audience, kind, name), change in sorted(changes.items()):
        if change and kind == "number":
            add(audience, name, change)
    weights = {
        (a, int(name)): change for (a, kind, name), change in changes.items() if kind == "place" and change
    }
    places = Place.objects.in_bulk({pk for _, pk in weights})
    for (audience, pk), change in sorted(weights.items()):
        if pk in places:
            _weigh(places[pk], audience, change)
    Place.objects.bulk_update(places.values(), ["weight", "weight_reviewed"])


def _weigh(place: Place, audience: str, change: int) -> None:
    field = "weight" if audience == ALL else "weight_reviewed"
    before = getattr(place, field)
    setattr(place, field, before + change)
    if bool(before) != bool(before + change):
        step = 1 if before + change else -1
        add(audience, "places", step)
        add(audience, f"country:{place.country}", step)


def add(audience: str, name: str, change: int) -> None:
    """Add to one tally."""
    if not Tally.objects.filter(audience=audience, name=name).update(number=F("number") + change):
        Tally.objects.create(audience=audience, name=name, number=change)
