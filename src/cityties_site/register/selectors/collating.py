"""The table by name, in the order of the page's language, where its rows are few enough to be sorted here.

The database keeps main names in order, along an index.  Names in other languages, and pinyin, strokes and
readings, it does not know: up to `COUNTED` rows are read and sorted here; more stand by main names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cityties_site.register.collating import sort_key
from cityties_site.register.selectors.asking import COUNTED, Asked
from cityties_site.register.selectors.references import decode_exchange, place_refs, places_of
from cityties_site.register.view_models import PlaceRef

Page = tuple[Sequence[Any], str | None, str | None]


def page_by_name(listing: Any, ask: Asked, size: int) -> Page | None:
    """The page that the cursors name, with those of its neighbours; ``None`` where rows are too many."""
    if ask.language == "en" or listing.count() > COUNTED:
        return None
    order = _order(listing, ask)
    first = _first(order, listing.filters, size)
    shown = order[first : first + size]
    rows = listing.model.objects.in_bulk(shown)
    previous = f"{first}~{shown[0]}" if shown and first else None
    following = f"{first}~{shown[-1]}" if first + size < len(order) else None
    return [rows[pk] for pk in shown], previous, following


def _first(order: Sequence[int], filters: Any, size: int) -> int:
    """Where the page begins; a cursor names the row that it follows, or that follows it."""
    named = (filters.before or filters.after).rpartition("~")[2]
    at = next((number for number, row in enumerate(order) if str(row) == named), None)
    if at is None:
        return 0
    return max(0, at - size) if filters.before else at + 1


def _order(listing: Any, ask: Asked) -> list[int]:
    """The ids of all rows, by the names of their places."""
    pk = f"{listing.prefix}pk"
    if listing.ties:
        rows: dict[int, tuple[int, ...]] = {row: (a, b) for row, a, b in _values(listing, pk, "a", "b")}
    else:
        documents = _values(listing, pk, "document")
        rows = {row: places_of(decode_exchange(document)) for row, document in documents}
    places = place_refs({place for named in rows.values() for place in named}, ask)
    return sorted(rows, key=lambda row: (_key(rows[row], places, ask.language), row))


def _values(listing: Any, pk: str, *columns: str) -> Any:
    return listing.rows.order_by().values_list(pk, *(f"{listing.prefix}{column}" for column in columns))


def _key(named: Sequence[int], places: Mapping[int, PlaceRef], language: str) -> tuple[bytes, ...]:
    return tuple(sort_key(places[pk].name, language) for pk in named if pk in places)
