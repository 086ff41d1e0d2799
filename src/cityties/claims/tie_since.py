"""Since when there is a tie: as the sentences that state it say, else one near them that speaks of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from cityties.claims.cjk.dating import each_of_two
from cityties.claims.lexicon import Match, Sense
from cityties.claims.reading import StoryReading
from cityties.claims.rows import Row, Token
from cityties.claims.tie_gaps import FURTHER
from cityties.claims.tie_lists import LISTS, member_span
from cityties.claims.tie_status import tie_status
from cityties.claims.tie_years import is_news, window_of
from cityties.claims.ties import TieCandidate
from cityties.claims.timing import Calendar
from cityties.records import When

_PAPER = Sense("reference", "paper")
_BOND = Sense("reference", "bond")
_LINE = 8  # tokens of a line that has only a date and what it dates
_NEAR = 12  # sentences before and after one that states a tie in which its making may be told


def find_since(
    calendar: Calendar, reading: StoryReading, told: Sequence[tuple[TieCandidate, float]]
) -> tuple[When, Token] | None:
    """When a tie was made: as the sentences that state it say, else one that speaks of it, else as news."""
    best = told[0][0]
    for dated in (c.dated for c, _ in told if c.dated is not None):
        if (spans := calendar.spans(dated)) and not _too_old(spans[0].start):
            return spans[0].start, dated
    if best.status == "active" and (then := _since_then(calendar, reading, best)) is not None:
        return then
    counted: tuple[When, Token] | None = None
    for candidate, _ in told:
        if (own := reading.grammar.own_time(candidate)) is not None and (spans := calendar.spans(own)):
            return spans[0].start, own
        found = calendar.since(
            candidate.row, candidate.match, best.status, _member(candidate), _window(reading, candidate)
        )
        if found is not None and _is_exact(found):
            return found
        counted = counted or found  # a year that another sentence tells is surer than one counted back
    for row in _around(reading, best):
        if (each := _of_two(reading, best, row)) is not None and (spans := calendar.spans(each)):
            return spans[0].start, each
        spoken = _speaks_of(reading, row, best)
        found = _told_beside(calendar, reading, row, spoken, best) if spoken is not None else None
        if found is not None and (counted is None or _is_exact(found)):
            return found
    if counted is not None:
        return counted
    if best.status in ("ended", "suspended"):
        return None
    signing = [c for c, _ in told if c.status == "active" and c.kind != "project" and _is_news(reading, c)]
    for candidate in signing:
        framed = None if reading.grammar.gapless else calendar.framed(candidate.row)
        if (news := framed or calendar.as_news(candidate.row)) is not None:
            return news, candidate.row.tokens[candidate.match.first]
    return None


def _is_exact(found: tuple[When, Token]) -> bool:
    """Whether a date is told: not counted back from an anniversary, nor only its decade."""
    when, token = found
    told = token.time is not None and token.time.kind in ("date", "weekday") and bool(token.time.moments)
    return when.value is not None and (when.basis == "stated" or told)


def _too_old(when: When) -> bool:
    """Whether a date beside a name is of the history of its city: the first ties of towns are of 1920."""
    return (when.latest or "9") < "1900"


def _told_beside(
    calendar: Calendar, reading: StoryReading, row: Row, spoken: Match, tie: TieCandidate
) -> tuple[When, Token] | None:
    """What a sentence that speaks of a tie says of its making; one that is ahead is another."""
    if reading.grammar.gapless:
        return calendar.since(row, spoken, tie.status)
    if tie_status(row, spoken) == "planned":
        return None
    found = calendar.since(row, spoken, tie.status)
    both = spoken.sense.group == "reference"
    return found if found is None or not both or found[0].basis == "stated" else None


def _is_news(reading: StoryReading, tie: TieCandidate) -> bool:
    """Whether the making of a tie is told as news."""
    signed = reading.grammar.signed(tie)
    return signed if reading.grammar.gapless else is_news(tie, signed=signed)


def _of_two(reading: StoryReading, tie: TieCandidate, row: Row) -> Token | None:
    """The time that a sentence tells of one of the two ties of the sentence before: 前者, 後者."""
    ends = sorted({c.ends[1].start for c, _ in reading.ties if c.row is tie.row})
    if not reading.grammar.gapless or len(ends) != 2 or row.sentence.start < tie.row.sentence.start:
        return None
    return each_of_two(row, ends.index(tie.ends[1].start))


def _since_then(calendar: Calendar, reading: StoryReading, tie: TieCandidate) -> tuple[When, Token] | None:
    """What a sentence of the pair says with "since", be it too loose to state the tie itself."""
    for other, _ in reading.ties:
        same = {other.a.id, other.b.id} == {tie.a.id, tie.b.id} and other.kind == tie.kind
        if (
            same
            and other.way not in LISTS
            and (then := calendar.since_then(other.row, other.match, _window(reading, other))) is not None
        ):
            return then
    return None


def _member(candidate: TieCandidate) -> tuple[int, int] | None:
    """The tokens that speak of the second end of a tie that a list or a row of pairs tells of."""
    return member_span(candidate.row, candidate.b) if candidate.way in {*LISTS, FURTHER} else None


def _window(reading: StoryReading, candidate: TieCandidate) -> tuple[int, int] | None:
    """The tokens in which the date of one tie of several of an English sentence stands."""
    if reading.grammar.gapless or candidate.way in LISTS:
        return None
    own = {candidate.a.id, candidate.b.id}
    told = [{c.a.id, c.b.id} for c, _ in reading.ties if c.row is candidate.row]
    return window_of(candidate.row, own, [pair for pair in told if pair != own])


def _around(reading: StoryReading, tie: TieCandidate) -> list[Row]:
    """The sentences near one that state no other tie; a story goes on with a tie for a few sentences."""
    own = {tie.a.id, tie.b.id}
    gapless = reading.grammar.gapless
    others = [c for c, _ in reading.ties if gapless or {c.a.id, c.b.id} != own or _of_another(c, tie)]
    stating = {c.row.sentence.start for c in others}
    stating.add(tie.row.sentence.start)
    at = bisect_left(reading.rows, tie.row.sentence.start, key=lambda r: r.sentence.start)
    near = reading.rows[max(0, at - _NEAR) : at + _NEAR]
    return [r for r in near if r.sentence.start not in stating]


def _of_another(told: TieCandidate, tie: TieCandidate) -> bool:
    """Whether a sentence tells of a tie of another kind alone: a letter of intent, an accord before it."""
    return told.kind != tie.kind and not any(m.sense.name == tie.kind for m in told.row.of("term"))


def _speaks_of(reading: StoryReading, row: Row, tie: TieCandidate) -> Match | None:
    """The word by which a sentence speaks of a tie: "it was signed in 1972", no other place named."""
    pair = {tie.a.id, tie.b.id}
    spoken = row.of("spoken term") if reading.grammar.gapless else _spoken(row) or _bonds(row, pair)
    if not spoken:
        return None
    dates = [k for k, t in enumerate(row.tokens) if t.time is not None]
    told = row.tokens if reading.grammar.gapless or not dates else row.tokens[: dates[-1] + 1]
    cities = _cities(told, countries=reading.grammar.gapless)
    if not cities <= pair:
        return None
    if reading.grammar.gapless:
        return spoken[0] if cities or len(reading.ties) <= 2 else None
    own = {p for p in cities if not any(p in (c.a.id, c.b.id) for c in _others(reading, pair))}
    lone = len(reading.ties) <= 2 or _last_told(reading, row) == pair
    return spoken[0] if own or lone else None


def _cities(tokens: Sequence[Token], *, countries: bool = False) -> set[int]:
    """The ids of the cities and regions among tokens, of ``countries`` as well only where asked for."""
    places = (t.mention.place for t in tokens if t.kind == "place" and t.mention is not None)
    return {p.id for p in places if p is not None and (countries or p.level != "country")}


def _others(reading: StoryReading, pair: set[int]) -> list[TieCandidate]:
    """The ties that a story may tell of beside that of a pair."""
    return [c for c, _ in reading.ties if {c.a.id, c.b.id} != pair]


def _spoken(row: Row) -> list[Match]:
    """The words of an English sentence that may speak of the tie told before; "sister cities" may be any."""
    terms = [*row.of("spoken term"), *row.of("term")]
    terms = [m for m in terms if row.lower(m.last + 1) not in row.words("bodies")]
    spoken = [*terms, *row.of("membership")]
    return spoken or [m for m in row.of("reference") if m.sense.name == "pair"] or _papers(row)


def _bonds(row: Row, pair: set[int]) -> list[Match]:
    """The words for a bond of any kind in a sentence that names both ends: "their friendship relation"."""
    named = _cities(row.tokens)
    at = [k for k, t in enumerate(row.tokens) if t.lower in row.words("bonds")]
    return [Match(k, k, _BOND) for k in at] if named == pair else []


def _papers(row: Row) -> list[Match]:
    """What stands for the tie told before: its document, its signing, "it began", "Established: 1984"."""
    named = row.words("papers") | {"signing"}
    at = [k for k in range(1, len(row.tokens)) if row.lower(k) in named]
    papers = [Match(k, k, _PAPER) for k in at if row.lower(k - 1) in row.words("definite")]
    return papers or [Match(k, k, _PAPER) for k in range(2) if _they_began(row, k) or _dated_line(row, k)]


def _they_began(row: Row, index: int) -> bool:
    """As in "It all began in 1984", "They have been so since 1984"."""
    said = {row.lower(k) for k in range(index + 1, index + 5)}
    if row.lower(index) == "it":
        begun = any(index < m.first <= index + 4 for m in row.of("beginning"))
        return begun or bool(said & row.words("making"))
    return row.lower(index) == "they" and "signed" in said


def _dated_line(row: Row, index: int) -> bool:
    """As in "Date of agreement: 3 May 1984"."""
    small = row.words("making") | row.words("beside a date")
    told = all(t.kind in ("time", "mark") or t.lower in small for t in row.tokens)
    return index == 0 and row.lower(0) in small and told and len(row.tokens) <= _LINE


def _last_told(reading: StoryReading, row: Row) -> set[int] | None:
    """The ends of the tie that is told last before a sentence, by their ids."""
    before = [c for c, _ in reading.ties if c.row.sentence.start < row.sentence.start]
    last = [{c.a.id, c.b.id} for c in before if c.row is before[-1].row]
    return last[0] if last and all(pair == last[0] for pair in last) else None
