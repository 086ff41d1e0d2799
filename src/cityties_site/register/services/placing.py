"""The places that claims name, and those that they lie in, with their names in every language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

import msgspec

from cityties.errors import GazetteerError
from cityties.pipeline import default_gazetteer
from cityties.places.folding import fold
from cityties.records import Claim as ClaimRecord
from cityties.records import Place as PlaceRecord
from cityties.records import TieClaim
from cityties_site.register.models import Article, Claim, ExchangeFacet, Place, PlaceName, TieFacet

decode_claim = msgspec.json.Decoder(ClaimRecord).decode


def places_in(claim: ClaimRecord) -> tuple[PlaceRecord, ...]:
    """Every place that a claim names."""
    if isinstance(claim, TieClaim):
        return claim.a, claim.b
    return (*claim.from_, *claim.to, *claim.where)


def add_places(added: list[Article]) -> set[str]:
    """Add the places of new articles' claims; returns the topics of places whose names have changed."""
    rows = Claim.objects.filter(article__in=added).values_list("document", "article__reader_order")
    return store_places(
        (place, order) for document, order in rows for place in places_in(decode_claim(document))
    )


def store_places(told: Iterable[tuple[PlaceRecord, str]]) -> set[str]:
    """Store each place as the newest reader gives it; returns the topics where another name now stands."""
    best: dict[int, Place] = {}
    for record, order in told:
        _keep(best, _row(record, rank=_rank(record, order)))
        for outer in record.within:
            known = None if outer in best else gazetteer_place(outer)
            if known is not None:
                _keep(best, _row(known, rank=_rank(known, ""), named=False))
    before = Place.objects.in_bulk(best)
    new = [place for place in best.values() if place.pk not in before]
    changed = [p for p in best.values() if p.pk in before and _update(p, before[p.pk])]
    Place.objects.bulk_create(new)
    fields = [
        f.name for f in Place._meta.concrete_fields if f.name not in {"id", "weight", "weight_reviewed"}
    ]
    Place.objects.bulk_update(changed, fields)
    _store_names([*new, *changed])
    return _topics(place.pk for place in changed if _names(place) != _names(before[place.pk]))


def _keep(best: dict[int, Place], place: Place) -> None:
    other = best.get(place.pk)
    if other is None or other.rank < place.rank:
        place.named = place.named or (other is not None and other.named)
        best[place.pk] = place
    else:
        other.named = other.named or place.named


def _update(place: Place, before: Place) -> bool:
    """Whether a place is to be written; the older record stays where its rank is greater."""
    named = place.named or before.named
    if place.rank <= before.rank:
        for field in Place._meta.concrete_fields:
            setattr(place, field.attname, getattr(before, field.attname))
    place.named = named
    return place.rank != before.rank or place.named != before.named


def _row(record: PlaceRecord, *, rank: str, named: bool = True) -> Place:
    return Place(
        id=record.id,
        name=record.name,
        country=record.country,
        admin1=record.admin1 or "",
        level=record.level,
        names=record.names,
        latitude=record.latitude,
        longitude=record.longitude,
        population=record.population,
        within=list(record.within),
        named=named,
        rank=rank,
    )


def _rank(record: PlaceRecord, order: str) -> str:
    return f"{order} {hashlib.sha256(msgspec.json.encode(record)).hexdigest()[:16]}"


def _names(place: Place) -> tuple[str, dict[str, str]]:
    return place.name, place.names


def _store_names(places: list[Place]) -> None:
    PlaceName.objects.filter(place__in=places).delete()
    PlaceName.objects.bulk_create(
        PlaceName(place=place, language=language, name=name, folded=fold(name)[:200])
        for place in places
        for language, name in sorted({"": place.name, **place.names}.items())
    )


def _topics(ids: Iterable[int]) -> set[str]:
    values = [str(pk) for pk in ids]
    if not values:
        return set()
    ties = TieFacet.objects.filter(name="place", value__in=values).values_list("row__topic", flat=True)
    events = ExchangeFacet.objects.filter(name="place", value__in=values).values_list("row__topic", flat=True)
    return {*ties, *events}


@cache
def gazetteer_place(identifier: int) -> PlaceRecord | None:
    """A place by its id, if this machine's gazetteer has it."""
    try:
        return default_gazetteer().place(identifier)
    except GazetteerError:
        return None  # claims may come from a machine with another gazetteer; the place is then not named
