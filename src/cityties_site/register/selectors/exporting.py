"""Whole tables for downloads: every row that filters leave, a few hundred at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cityties.records import Place as PlaceRecord
from cityties.ties import Exchange as ExchangeRecord
from cityties.ties import Tie as TieRecord
from cityties_site.register.filters import Filters
from cityties_site.register.models import Place
from cityties_site.register.naming import name_in
from cityties_site.register.selectors.asking import asked
from cityties_site.register.selectors.exploring import Listing
from cityties_site.register.selectors.references import decode_exchange, decode_tie, places_of

Records = Sequence[TieRecord | ExchangeRecord]
MOST = 200_000
"""Rows of one download; who wants more takes the whole database."""


def export(
    filters: Filters,
    *,
    language: str | None = None,
    as_of: date | None = None,
    public_only: bool | None = None,
    most: int = MOST,
) -> Iterator[tuple[Records, dict[int, PlaceRecord]]]:
    """Records with the places that they name, in the order of the filters, in groups.

    Places bear their main names, or those in a language.
    """
    ask = asked("en", as_of=as_of, public_only=public_only)
    current = replace(filters, before="")
    given = 0
    while given < most:
        rows, _previous, following = Listing(current, ask).page()
        records: list[TieRecord | ExchangeRecord] = [
            decode_tie(row.document) if filters.what == "ties" else decode_exchange(row.document)
            for row in rows[: most - given]
        ]
        yield records, _places(records, language)
        given += len(records)
        if following is None:
            return
        current = replace(current, after=following)


def _places(records: Records, language: str | None) -> dict[int, PlaceRecord]:
    ids: set[int] = set()
    for record in records:
        ids |= {record.a, record.b} if isinstance(record, TieRecord) else set(places_of(record))
    return {pk: _record(place, language) for pk, place in Place.objects.in_bulk(ids).items()}


def _record(place: Place, language: str | None) -> PlaceRecord:
    return PlaceRecord(
        id=place.pk,
        name=name_in(language, place.names, place.name, place.pk) if language else place.name,
        country=place.country,
        admin1=place.admin1 or None,
        level=place.level,  # type: ignore[arg-type]  # a text in the table, one of the vocabulary
        names=place.names,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
        within=tuple(place.within),
    )
