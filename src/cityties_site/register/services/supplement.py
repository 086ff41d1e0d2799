"""Places that people added to the gazetteer: the register's own supplement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import get_args

from cityties.errors import InputError
from cityties.pipeline import default_gazetteer
from cityties.places import Gazetteer
from cityties.places.folding import fold
from cityties.records import Level
from cityties.records import Place as PlaceRecord
from cityties_site.register.models import OwnPlace
from cityties_site.register.services.placing import gazetteer_place
from cityties_site.register.services.writing import write

FIRST = -2_000_000_000_000
"""Ids count down from here; those of the library's supplement lie above."""


def add_place(
    name: str,
    *,
    country: str,
    level: str,
    source: str,
    by: str,
    names: dict[str, str] | None = None,
    aliases: Sequence[str] = (),
    within: int | None = None,
    at: tuple[float, float] | None = None,
) -> PlaceRecord:
    """Add a place that the gazetteer lacks.

    Raises:
        InputError: the level or what it lies in is not known, or there is such a place already.
    """
    if level not in get_args(Level):
        raise InputError(name, f"'{level}' is no level", remedy="Choose one of the list.")
    if within is not None and known_place(within) is None:
        raise InputError(name, f"no place has the number {within}", remedy="Choose what it lies in again.")
    if any(place.country == country and place.level == level for place in own_places(name)):
        raise InputError(name, "this place was added already", remedy="Use the one that is there.")

    def work() -> OwnPlace:
        last = OwnPlace.objects.order_by("id").values_list("id", flat=True).first()
        latitude, longitude = at or (None, None)
        return OwnPlace.objects.create(
            id=(last or FIRST) - 1,
            name=name,
            names=names or {},
            aliases=list(aliases),
            country=country,
            level=level,
            within=within,
            latitude=latitude,
            longitude=longitude,
            source=source,
            by=by,
            at=datetime.now(UTC),
        )

    return record_of(write(work))


def own_places(name: str) -> list[PlaceRecord]:
    """The places that people added under a name or alias, in any language."""
    wanted = fold(name)
    return [
        record_of(row)
        for row in OwnPlace.objects.order_by("-id")
        if wanted in {fold(held) for held in (row.name, *row.names.values(), *row.aliases)}
    ]


def added_places() -> list[OwnPlace]:
    """All places that people added, the newest first."""
    return list(OwnPlace.objects.order_by("id"))


def gazetteer() -> Gazetteer:
    """The gazetteer to read pages with: this machine's, with the places that people added."""
    return _with_places(tuple(OwnPlace.objects.order_by("id").values_list("id", "at")))


@lru_cache(maxsize=2)
def _with_places(added: tuple[tuple[int, datetime], ...]) -> Gazetteer:
    """Opened once for the same added places; they are never changed."""
    if not added:
        return default_gazetteer()
    from cityties.places.supplemented import (  # noqa: PLC0415 - takes long to load, and few registers want it
        Supplemented,
    )

    rows = OwnPlace.objects.filter(pk__in=[pk for pk, _at in added])
    return Supplemented(default_gazetteer().folder, ((record_of(row), row.aliases) for row in rows))


def known_place(identifier: int) -> PlaceRecord | None:
    """A place by its id: one that people added, or one of the gazetteer."""
    row = OwnPlace.objects.filter(pk=identifier).first()
    return record_of(row) if row else gazetteer_place(identifier)


def record_of(row: OwnPlace) -> PlaceRecord:
    """An added place as the library has places; it lies in what its outer place lies in, too."""
    outer = gazetteer_place(row.within) if row.within else None
    within = (outer.id, *outer.within) if outer else ()
    return PlaceRecord(
        id=row.pk,
        name=row.name,
        country=row.country,
        admin1=outer.name if outer and outer.level != "country" else None,
        level=row.level,  # type: ignore[arg-type]  # checked when it was added
        names={"en": row.name, **row.names},
        latitude=row.latitude,
        longitude=row.longitude,
        within=within,
    )
