"""One tie or exchange as a flat row of named values, the same in every format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cityties.records import Place, When
from cityties.ties import Exchange, Stated, Tie

Value = str | int | float | bool | None
Row = dict[str, Value]
Places = Mapping[int, Place]

_DATE = ("value", "earliest", "latest", "precision", "basis")
TIE_COLUMNS = (
    "id",
    *(
        f"{end}_{column}"
        for end in "ab"
        for column in ("id", "name", "country", "level", "latitude", "longitude")
    ),
    "kind",
    "status",
    *(f"since_{column}" for column in _DATE),
    "since_also_stated",
    "fields",
    "outlets",
    "reviewed",
)
EXCHANGE_COLUMNS = (
    "id",
    "kind",
    "status",
    *(f"{end}_{column}" for end in ("from", "to", "where") for column in ("ids", "names", "countries")),
    *(f"date_{column}" for column in _DATE),
    "date_also_stated",
    "end",
    "what",
    "quantity",
    "stages",
    "outlets",
    "reviewed",
)


def tie_row(tie: Tie, places: Places) -> Row:
    """A tie as a row of `TIE_COLUMNS`."""
    return {
        "id": f"{tie.a}-{tie.b}",
        **_place("a", tie.a, places),
        **_place("b", tie.b, places),
        "kind": tie.kind,
        "status": tie.status,
        **_date("since", tie.since),
        "fields": "; ".join(tie.fields),
        "outlets": tie.outlets,
        "reviewed": tie.reviewed,
    }


def exchange_row(exchange: Exchange, places: Places) -> Row:
    """An exchange as a row of `EXCHANGE_COLUMNS`."""
    parties = exchange.parties.value
    return {
        "id": exchange.id,
        "kind": exchange.kind.value,
        "status": exchange.status.value,
        **_places("from", parties.from_, places),
        **_places("to", parties.to, places),
        **_places("where", exchange.where, places),
        **_date("date", exchange.date),
        "end": exchange.end.value.value if exchange.end else None,
        "what": exchange.what.value if exchange.what else None,
        "quantity": "; ".join(f"{q.value:g} {q.unit}" for q in exchange.quantity),
        "stages": "; ".join(_stage(s.stage, s.date) for s in exchange.stages),
        "outlets": exchange.outlets,
        "reviewed": exchange.reviewed,
    }


def _place(end: str, identifier: int, places: Places) -> Row:
    place = places.get(identifier)
    return {
        f"{end}_id": identifier,
        f"{end}_name": place.name if place else None,
        f"{end}_country": place.country if place else None,
        f"{end}_level": place.level if place else None,
        f"{end}_latitude": place.latitude if place else None,
        f"{end}_longitude": place.longitude if place else None,
    }


def _places(end: str, identifiers: Sequence[int], places: Places) -> Row:
    known = [places[pk] for pk in identifiers if pk in places]
    return {
        f"{end}_ids": "; ".join(map(str, identifiers)),
        f"{end}_names": "; ".join(place.name for place in known),
        f"{end}_countries": "; ".join(dict.fromkeys(place.country for place in known)),
    }


def _date(name: str, stated: Stated[When] | None) -> Row:
    when = stated.value if stated else None
    also = [a.value.value for a in stated.also if a.value.value] if stated else []
    values: Row = {f"{name}_{column}": getattr(when, column) if when else None for column in _DATE}
    return {**values, f"{name}_also_stated": "; ".join(also)}


def _stage(name: str, when: When | None) -> str:
    return f"{name} {when.value}" if when and when.value else name
