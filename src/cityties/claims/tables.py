"""The lines of a table in a text: "| Porirua | Two sister cities: Nishio, Japan; Blacktown, Australia |"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from cityties.claims.discourse import Discourse
from cityties.claims.rows import Row
from cityties.claims.ties import TieCandidate
from cityties.records import Place

_STROKE = "|"


def owner_of_line(row: Row, before: Row | None, owner: Place | None) -> Place | None:
    """The one place that the first cell of a table's line names: what the other cells tell is told of it.

    ``before`` is the sentence before and ``owner`` its line's owner; a line goes on until a stroke ends it.
    """
    if before is not None and owner is not None and not _ends_in_stroke(before):
        return owner
    if row.lower(0) != _STROKE or not (before is None or _ends_in_stroke(before) or owner is None):
        return None
    end = next((k for k in range(1, len(row.tokens)) if row.lower(k) == _STROKE), len(row.tokens))
    places = [
        t.mention.place for t in row.tokens[1:end] if t.mention is not None and t.mention.place is not None
    ]
    return places[0] if len(places) == 1 and places[0].level != "country" else None


@contextmanager
def told_of(owner: Place | None, memory: Discourse) -> Iterator[None]:
    """Within, the home of the story is the owner of a table's line, if there is one."""
    home, anchor = memory.home, memory.anchor
    if owner is not None:
        memory.home = memory.anchor = owner
    yield
    if owner is not None:
        memory.home, memory.anchor = home, anchor


def announce_lists(owner: Place | None, ties: Iterable[TieCandidate]) -> None:
    """Marks the ties that a cell of a table lists: their owner heads the line, whatever the page says."""
    for tie in ties:
        if owner is not None and tie.way == "list" and owner.id in (tie.a.id, tie.b.id):
            tie.announced = True


def _ends_in_stroke(row: Row) -> bool:
    return row.lower(len(row.tokens) - 1) == _STROKE
