"""Tellings of one event, joined before they leave the article: a title and its lead tell one, not two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cityties.claims.candidates import turned_back
from cityties.claims.clauses import clause
from cityties.claims.exchanges import Candidate
from cityties.claims.given import other_things
from cityties.claims.lying import lies_in
from cityties.claims.occasions import opening_of
from cityties.claims.travellers import names_travellers
from cityties.dates import Point
from cityties.records import Place, When

_ONE_STAY = 10  # days; what is told of one stay or feast rarely lies further apart
_WEEK = 7
_DIRECTED = frozenset({"visit", "donation", "gift", "sport", "education"})
_JOURNEYS = frozenset({"visit", "sport", "education"})
_ONE_AT_A_TIME = _JOURNEYS | {"agreement"}
"""Kinds of which two days close by are of one, though one telling lies ahead: "will sign it on Friday"."""
_SURE = 0.8  # how likely a journey goes its way, from which on no other one turns it
_BOUNDS = frozenset({"since", "before", "until", "by"})
_OCCASIONS = frozenset({"agreement", "visit", "sport", "education", "event", "meeting", "trade"})


@dataclass(slots=True)
class Telling:
    """A candidate with its score and its time, as far as its sentence gives one."""

    candidate: Candidate
    score: float
    date: When | None
    end: When | None


def join_tellings(
    tellings: Sequence[Telling], *, gapless: bool = False, now: str | None = None
) -> list[list[Telling]]:
    """Groups of tellings of one event, each group with its best telling first, in the order of the text.

    Other things that are given make another event.  In a language without gaps between words (``gapless``)
    what is told without a time is news of the year ``now``.
    """

    def one_event(one: Telling, other: Telling) -> bool:
        if other_things(one.candidate, other.candidate) or _other_papers(one, other):
            return False
        if gapless and (_news_and_past(one, other, now) or _at_other_times(one, other)):
            return False
        return _one_event(one, other, now, stays=gapless)

    tellings = tellings if gapless else [_one_way(t, tellings) for t in tellings]
    groups: list[list[Telling]] = []
    for telling in tellings:
        one_breath = (g for g in groups if any(_in_one_breath(t, telling) for t in g))
        home = None if gapless else next(one_breath, None)
        home = home or next((g for g in groups if all(one_event(t, telling) for t in g)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return [sorted(g, key=lambda t, g=g: (_vague(t, g), *_quality(t))) for g in groups]  # type: ignore[misc]


def _in_one_breath(one: Telling, other: Telling) -> bool:
    """Whether a sentence has two cues for one event: "The delegation was back from its trip"."""
    a, b = one.candidate, other.candidate
    return a.row is b.row and a.kind == b.kind in _JOURNEYS and one.date == other.date and _same_way(a, b)


def _one_way(telling: Telling, tellings: Sequence[Telling]) -> Telling:
    """A telling that seems to turn round the journey that another tells more surely, the other's way.

    "The guests saw Kofu's new hall", told after "a delegation from Chengdu came to Kofu", is no visit back.
    """
    own = telling.candidate
    if own.kind not in _JOURNEYS or own.sure >= _SURE or any(names_travellers(p) for p in own.givers):
        return telling
    others = [
        other.candidate
        for other in tellings
        if other.candidate.kind == own.kind
        and _dates_agree(telling.date, other.date)
        and not _apart(own, other.candidate)
    ]
    if any(o.row is own.row and o.sure >= _SURE and _same_way(o, own) for o in others):
        return telling
    back = max((o.sure for o in others if _reversed(own, o)), default=0.0)
    there = max(o.sure for o in (own, *others) if _same_way(o, own))
    return replace(telling, candidate=turned_back(own)) if back > there else telling


def _reversed(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates of a kind have the very same places on the other sides.

    Where only some are the same, as rivals in one sentence may have them, both journeys may have been made.
    """
    there = {p.id for p in one.from_} == {p.id for p in other.to}
    return one.kind == other.kind and there and {p.id for p in one.to} == {p.id for p in other.from_}


def _apart(one: Candidate, other: Candidate) -> bool:
    """Whether one lies ahead and the other is over: they come this year, and next year they are visited."""
    return "planned" in (one.status, other.status) and one.status != other.status


def _other_papers(one: Telling, other: Telling) -> bool:
    """Whether two sentences tell of two papers: a letter of intent and an agreement, a paper and one more."""
    a, b = one.candidate, other.candidate
    if {a.kind, b.kind} != {"agreement"} or a.row is b.row or "title" in (a.part, b.part):
        return False
    if _beside_a_paper(a, "one more paper") != _beside_a_paper(b, "one more paper"):
        return True
    later = max(a, b, key=lambda c: c.row.sentence.start)
    if _beside_a_paper(later, "definite"):
        return False
    kinds, others = ({m.sense.name for m in c.row.of("term")} for c in (a, b))
    return bool(kinds and others) and ("intent" in kinds) != ("intent" in others)


def _beside_a_paper(candidate: Candidate, words: str) -> bool:
    """Whether one of some words stands before a paper in the clause of a telling: "another agreement"."""
    row = candidate.row
    first, last = clause(row, candidate.match)
    papers = [m.first for m in row.of("need") if m.sense.name == "document" and first <= m.first <= last]
    return any(row.lower(k) in row.words(words) for at in papers for k in range(at - 2, at))


def _news_and_past(one: Telling, other: Telling, now: str | None) -> bool:
    """Whether one telling has no time, and so tells of news, and the other tells of a year before."""
    if now is None or "title" in (one.candidate.part, other.candidate.part):
        return False
    for undated, dated in ((one, other), (other, one)):
        when = dated.date
        if (
            undated.date is None
            and when is not None
            and when.basis == "stated"
            and when.latest is not None
            and when.latest[:4] < now
        ):
            return undated.candidate.row is not dated.candidate.row
    return False


def _at_other_times(one: Telling, other: Telling) -> bool:
    """Whether one telling has a time that nobody can place, and another sentence a date: 周三 and 1972年."""
    if "title" in (one.candidate.part, other.candidate.part) or one.candidate.row is other.candidate.row:
        return False
    for undated, dated in ((one, other), (other, one)):
        if undated.date is None and dated.date is not None and dated.date.value is not None:
            clause_ = clause(undated.candidate.row, undated.candidate.match)
            tokens = undated.candidate.row.tokens[clause_[0] : clause_[1] + 1]
            if any(
                t.time is not None and t.time.kind in ("date", "weekday") and t.time.moments for t in tokens
            ):
                return True
    return False


def _vague(telling: Telling, group: Sequence[Telling]) -> int:
    """How many of its places another telling names more closely: Hokkaido, where the title has Sapporo."""
    ends = [p for t in group for p in (*t.candidate.from_, *t.candidate.to)]
    own = (*telling.candidate.from_, *telling.candidate.to)
    return sum(any(lies_in(q, p) for q in ends) for p in own)


def _quality(telling: Telling) -> tuple[bool, float]:
    return (telling.candidate.part == "title", -telling.score)


def _one_event(one: Telling, other: Telling, now: str | None, *, stays: bool = False) -> bool:
    """Whether two tellings are of one event; with ``stays``, days of one sentence may be of one stay."""
    a, b = one.candidate, other.candidate
    if not stays and _speaks_of_it(one, other):
        return True
    if a.kind != b.kind or not _dates_agree(one.date, other.date):
        return False
    if not stays and a.row is not b.row and "title" not in (a.part, b.part) and _at_another_time(one, other):
        return False
    stay = a.row is b.row and (
        _days_in_a_row(one.date, other.date)
        or (_same_way(a, b) and (stays or _narrows(one.date, other.date) or _goes_on(one, other)))
    )
    if a.row is b.row and one.date and other.date and one.date.value != other.date.value and not stay:
        return False
    moved = {a.status, b.status} in ({"planned", "done"}, {"planned", "ongoing"}) and one.date != other.date
    moved = moved and not (not stays and a.kind in _ONE_AT_A_TIME and _are_days(one.date, other.date))
    news = not stays and a.kind != "agreement" and _is_news(one, other, now)
    if a.kind in _OCCASIONS and moved and not news and "title" not in (a.part, b.part):
        return False
    apart = a.row is b.row and one.date != other.date and clause(a.row, a.match) != clause(b.row, b.match)
    if apart and not stay:
        return False
    if not _as_close(one, other) and not _share_a_place(a, b):
        return False
    if a.kind in _DIRECTED and not (stays and a.kind == "sport"):
        straight = _overlap(a.from_, b.from_) and _overlap(a.to, b.to)
        return straight or (not stays and _told_again(one, other, now))
    ends_a, ends_b = (*a.from_, *a.to), (*b.from_, *b.to)
    smaller, larger = sorted((ends_a, ends_b), key=len)
    return all(any(_same(p, q) for q in larger) for p in smaller)


def _speaks_of_it(one: Telling, other: Telling) -> bool:
    """Whether the later telling only speaks of the journey of the earlier: "the Mayor's visit will help".

    Which way it goes and in what tense it is told says nothing then; another year or "the next visit" does.
    """
    first, again = sorted((one, other), key=lambda t: t.candidate.row.sentence.start)
    a, b = first.candidate, again.candidate
    if a.kind != b.kind or a.kind not in _JOURNEYS or a.row is b.row or b.match.sense.form == "verb":
        return False
    pair = {p.id for p in (*a.from_, *a.to)} == {p.id for p in (*b.from_, *b.to)}
    named = all(p.bound == "named" for p in (*b.givers, *b.takers))
    known = opening_of(b.row, b.match.first) == "known" and not _is_another(b)
    return pair and known and not named and _in_one_year(first.date, again.date)


def _is_another(candidate: Candidate) -> bool:
    """Whether a noun is told apart from one told before: "the return visit", "its second delegation"."""
    row, match = candidate.row, candidate.match
    return any(row.lower(k) in row.words("another journey") for k in range(match.first - 3, match.last + 1))


def _in_one_year(one: When | None, other: When | None) -> bool:
    years = {d.value[:4] for d in (one, other) if d is not None and d.value is not None}
    return len(years) < 2


def _told_again(one: Telling, other: Telling, now: str | None) -> bool:
    """Whether the later telling only goes on about the earlier one, though its sides are turned round.

    "The delegation met the mayor", "It was headed by Mr. Ono": no time, nobody new, a side that is not named.
    A visit of another year, or one that is still to come, is the return.
    """
    first, again = sorted((one, other), key=lambda t: t.candidate.row.sentence.start)
    a, b = first.candidate, again.candidate
    crossed = _overlap(a.from_, b.to) and _overlap(a.to, b.from_)
    ahead = b.status == "planned" and a.status != "planned"
    if not crossed or ahead or a.row is b.row or again.date is not None:
        return False
    past = first.date is not None and now is not None and (first.date.latest or "9")[:4] < now
    named = [any(p.bound == "named" for p in side) for side in (b.givers, b.takers)]
    return not (past or all(named) or _points(b) or _is_new(b))


def _points(candidate: Candidate) -> list[Point]:
    """The times that the clause of a candidate names, be they known or not."""
    first, last = clause(candidate.row, candidate.match)
    times = [t.time for t in candidate.row.tokens[first : last + 1] if t.time is not None]
    return [m.start for t in times if t.relation not in _BOUNDS for m in t.moments]


def _at_another_time(one: Telling, other: Telling) -> bool:
    """Whether two tellings have times that nobody can place, and that differ: "this spring", "in the summer".

    Or the later one says that it happened once more; of two that lie ahead it says so of the past.
    """
    if one.date is not None and other.date is not None:
        return False
    later = max(one, other, key=lambda t: t.candidate.row.sentence.start)
    ahead = one.candidate.status == other.candidate.status == "planned"
    if later.date is None and not ahead and _once_more(later.candidate):
        return True
    times, others = _points(one.candidate), _points(other.candidate)
    return bool(times and others) and all(_differ(p, q) for p in times for q in others)


def _once_more(candidate: Candidate) -> bool:
    first, last = clause(candidate.row, candidate.match)
    return any(first <= m.first <= last for m in candidate.row.of("once more"))


def _differ(one: Point, other: Point) -> bool:
    """Whether two times are of other months, seasons or years, or one lies behind and one ahead."""
    pairs = (
        (one.month, other.month),
        (one.season, other.season),
        (one.year, other.year),
        (_years_away(one), _years_away(other)),
    )
    apart = any(p is not None and q is not None and p != q for p, q in pairs)
    return apart or (one.which or one.shift or 0) * (other.which or other.shift or 0) < 0


def _years_away(point: Point) -> int | None:
    """How many years from the page a time lies, if it says so: "last year", "this summer"."""
    return point.shift if point.base == "page" and point.unit == "year" else 0 if point.which == 0 else None


def _is_new(candidate: Candidate) -> bool:
    """Whether a candidate brings in somebody who was not told of: "a delegation", "six students"."""
    row = candidate.row
    starts = {p.first for p in (*candidate.givers, *candidate.takers)} | {candidate.match.first - 1}
    return any(row.lower(k) in row.words("indefinite") or row.tokens[k].kind == "number" for k in starts)


def _is_news(one: Telling, other: Telling, now: str | None) -> bool:
    """Whether one of two tellings has no time and the other one of the year ``now``, of which news tell.

    "The delegation toured the museum" and "they fly home on Friday" tell of one visit.
    """
    dates = [t.date for t in (one, other) if t.date is not None]
    return len(dates) == 1 and now is not None and (dates[0].value or "").startswith(now)


def _narrows(one: When | None, other: When | None) -> bool:
    """Whether one of two times that agree is told more closely: "in the fall", "in early October"."""
    return one is not None and other is not None and one.precision != other.precision


def _goes_on(one: Telling, other: Telling) -> bool:
    """Whether a noun without a time goes on about what its sentence dates: "signed in 2017; the pact"."""
    dated = {t.date is not None for t in (one, other)}
    return len(dated) == 2 and all(t.date or t.candidate.match.sense.form != "verb" for t in (one, other))


def _are_days(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and one.precision == other.precision == "day"


def _days_in_a_row(one: When | None, other: When | None) -> bool:
    """Whether two dates are days of one event: "on November 16 and 17"."""
    if one is None or other is None or not _are_days(one, other):
        return False
    return bool(one.value and other.value and abs(_days_apart(one.value, other.value)) == 1)


def _days_apart(one: str, other: str) -> int:
    return (date.fromisoformat(one) - date.fromisoformat(other)).days


def _same_way(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates have the same places on the same sides."""
    return {p.id for p in one.from_} == {p.id for p in other.from_} and {p.id for p in one.to} == {
        p.id for p in other.to
    }


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
        return abs(_days_apart(one.value, other.value)) <= _ONE_STAY
    if _is_short(one) and _is_short(other):
        return _days_between(one, other) <= _ONE_STAY
    return _not_after(one.earliest, other.latest) and _not_after(other.earliest, one.latest)


def _is_short(when: When) -> bool:
    """Whether a time is a day or a week: "on 14 March", "last week"."""
    if not when.earliest or not when.latest:
        return False
    return _days_apart(when.latest, when.earliest) < _WEEK


def _days_between(one: When, other: When) -> int:
    """How many days lie between two short times."""
    ends = [(w.earliest or "", w.latest or "") for w in (one, other)]
    (_, end), (start, _) = sorted(ends)
    return max(0, _days_apart(start, end))


def _not_after(early: str | None, late: str | None) -> bool:
    return early is None or late is None or early <= late
