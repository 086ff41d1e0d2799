"""Tellings of one event, joined before they leave the article: a title and its lead tell one, not two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cityties.claims.exchanges import Candidate
from cityties.claims.parties import lies_in
from cityties.claims.sides import clause
from cityties.records import Place, When

_ONE_STAY = 10  # days; what is told of one stay or feast rarely lies further apart
_DIRECTED = frozenset({"visit", "donation", "gift", "sport", "education"})
_OCCASIONS = frozenset({"agreement", "visit", "sport", "education", "event", "meeting"})
_OFFICIALS = frozenset(
    {"mayor", "deputy mayor", "vice mayor", "lord mayor", "governor", "official", "councillor"}
)


@dataclass(slots=True)
class Telling:
    """A candidate with its score and its time, as far as its sentence gives one."""

    candidate: Candidate
    score: float
    date: When | None
    end: When | None


def join_tellings(tellings: Sequence[Telling], *, gapless: bool = False) -> list[list[Telling]]:
    """Groups of tellings of one event, each group with its best telling first, in the order of the text.

    A language that leaves subjects out (``gapless``) also tells of events without naming a side.
    """
    groups: list[list[Telling]] = []
    for telling in tellings:
        home = next((g for g in groups if all(_one_event(t, telling) for t in g)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    told = [g for g in groups if gapless or any(_stands_alone(t.candidate) for t in g)]
    return [sorted(g, key=lambda t, g=g: (_vague(t, g), *_quality(t))) for g in told]  # type: ignore[misc]


def _vague(telling: Telling, group: Sequence[Telling]) -> int:
    """How many of its places another telling names more closely: Hokkaido, where the title has Sapporo."""
    ends = [p for t in group for p in (*t.candidate.from_, *t.candidate.to)]
    own = (*telling.candidate.from_, *telling.candidate.to)
    return sum(any(lies_in(q, p) for q in ends) for p in own)


def _stands_alone(candidate: Candidate) -> bool:
    """Whether a telling names a side or speaks of the pair as such: "the guests left" only goes on."""
    sides = (*candidate.givers, *candidate.takers)
    if any(p.bound == "home" and p.actor in _OFFICIALS for p in sides):
        return True
    return any(p.bound in ("named", "person", "country") for p in sides) or (
        candidate.kind in ("agreement", "transport") and any(p.bound == "pair" for p in sides)
    )


def _quality(telling: Telling) -> tuple[bool, float]:
    return (telling.candidate.part == "title", -telling.score)


def _one_event(one: Telling, other: Telling) -> bool:
    a, b = one.candidate, other.candidate
    if a.kind != b.kind or not _dates_agree(one.date, other.date):
        return False
    if a.row is b.row and one.date and other.date and one.date.value != other.date.value:
        return False
    moved = {a.status, b.status} in ({"planned", "done"}, {"planned", "ongoing"}) and one.date != other.date
    if a.kind in _OCCASIONS and moved and "title" not in (a.part, b.part):
        return False
    if a.row is b.row and one.date != other.date and clause(a.row, a.match) != clause(b.row, b.match):
        return False
    if not _as_close(one, other) and not _share_a_place(a, b):
        return False
    if a.kind in _DIRECTED:
        return _overlap(a.from_, b.from_) and _overlap(a.to, b.to)
    ends_a, ends_b = (*a.from_, *a.to), (*b.from_, *b.to)
    smaller, larger = sorted((ends_a, ends_b), key=len)
    return all(any(_same(p, q) for q in larger) for p in smaller)


def _as_close(one: Telling, other: Telling) -> bool:
    """Whether both have a date or neither has, or one is a title: then a region may stand for its city."""
    titled = "title" in (one.candidate.part, other.candidate.part)
    return titled or (one.date is None) == (other.date is None)


def _share_a_place(one: Candidate, other: Candidate) -> bool:
    return bool({p.id for p in (*one.from_, *one.to)} & {p.id for p in (*other.from_, *other.to)})


def _overlap(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return any(_same(p, q) for p in one for q in other)


def _same(one: Place, other: Place) -> bool:
    return one.id == other.id or lies_in(one, other) or lies_in(other, one)


def _dates_agree(one: When | None, other: When | None) -> bool:
    """Whether two tellings may speak of one time: open bounds agree with all, days with days close by."""
    if one is None or other is None:
        return True
    if one.precision == other.precision == "day" and one.value and other.value:
        apart = abs((date.fromisoformat(one.value) - date.fromisoformat(other.value)).days)
        return apart <= _ONE_STAY
    return _not_after(one.earliest, other.latest) and _not_after(other.earliest, one.latest)


def _not_after(early: str | None, late: str | None) -> bool:
    return early is None or late is None or early <= late
