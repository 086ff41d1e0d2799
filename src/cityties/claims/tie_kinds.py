"""Which kinds of tie of a pair are told, where a story has tellings of several.

A sisterhood outdoes the lighter tie that led to it, unless it was raised from one, or is only spoken of
beside a paper that was signed; a letter of intent stands until the tie is signed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cityties.claims.reading import StoryReading
from cityties.claims.rows import Row
from cityties.claims.tie_terms import signed
from cityties.claims.ties import TieCandidate
from cityties.claims.timing import Calendar

KINDS = ("sister_city", "friendly_exchange", "intent")
"""The kinds of ties, the strongest first."""
Tellings = Sequence[tuple[TieCandidate, float]]
"""What a story tells of a tie, with how likely each is."""
_SPOKEN_OF = frozenset({"topic", "one and the topic", "two before", "two after", "around"})
"""Ways in which a sentence has a term and the two, but does not say that it joins them."""


def is_told(reading: StoryReading, calendar: Calendar, kind: str, tellings: Mapping[str, Tellings]) -> bool:
    """Whether a story tells of a tie of a kind, beside what it tells of the other kinds of the same pair."""
    group = tellings[kind]
    sisters, lighter, intents = (tellings[k] for k in KINDS)
    stronger = [t for t in sisters if not _by_verb(t[0]) and not (kind == "intent" and _ahead(t[0]))]
    if _is_outdone(reading, calendar, kind, group, stronger):
        return False
    papers = _signed_papers(reading, intents)
    if kind == "intent":
        return not lighter or _outlasts(papers, lighter)
    if kind == "friendly_exchange":
        return not papers or bool(_signed_papers(reading, group))
    if lighter and (all(_by_verb(c) for c, _ in group) or _is_surer(reading, lighter, group)):
        return False
    intended = bool(intents) and all(_ahead(c) for c, _ in group)
    return not intended or _to_be_signed(reading, group)


def _is_outdone(
    reading: StoryReading,
    calendar: Calendar,
    kind: str,
    group: Tellings,
    stronger: Tellings,
) -> bool:
    """Whether the story tells of the sisterhood of the pair, and of a lighter tie only beside it."""
    if kind == "sister_city" or not any(c.status == "active" and s >= group[0][1] - 0.1 for c, s in stronger):
        return False
    if kind == "friendly_exchange" and _is_surer(reading, group, stronger):
        return False
    if kind == "intent" and _outlasts(_signed_papers(reading, group), stronger):
        return False
    if not reading.grammar.gapless and not any(_both_named(c) for c, _ in group):
        return True
    return kind == "intent" or not _raised(calendar, group, stronger)


def _to_be_signed(reading: StoryReading, group: Tellings) -> bool:
    """Whether the signing that an intent looked forward to is near: あす18日、協定の調印式に臨む."""
    return reading.grammar.gapless and any(
        c.status == "planned" and reading.grammar.signed(c) for c, _ in group
    )


def _is_surer(reading: StoryReading, lighter: Tellings, stronger: Tellings) -> bool:
    """Whether a paper of two named places was signed, and a sisterhood is only spoken of beside it."""
    papers = [c for c in _signed_papers(reading, lighter) if _both_named(c)]
    own = any(all(m.sense.name != "sister_city" for m in c.row.of("term")) for c in papers)
    return own and all(_is_spoken_of(c) for c, _ in stronger)


def _is_spoken_of(candidate: TieCandidate) -> bool:
    """Whether a sentence has no word of its own for the kind of a tie, or does not join the two by it."""
    spoken = candidate.match.sense.group == "spoken term" and candidate.way != "list"
    return spoken or candidate.way in _SPOKEN_OF


def _signed_papers(reading: StoryReading, group: Tellings) -> list[TieCandidate]:
    """The tellings of a paper that was signed, or that a title names, as English pages tell them.

    A letter of intent that was signed stands beside a tie that is to follow: "the first step, in 2010".
    """
    if reading.grammar.gapless:
        return []
    return [c for c, _ in group if signed(c.row) or c.part == "title"]


def _outlasts(papers: Sequence[TieCandidate], tellings: Tellings) -> bool:
    """Whether letters of intent are what a story tells of: no tie is told to have been signed since."""

    def is_done(candidate: TieCandidate) -> bool:
        row = candidate.row
        planned = any(m.sense.name == "planned" for m in row.of("tie_status"))
        intended = any(m.sense.name == "intent" for m in row.of("term"))
        return candidate.status == "active" and signed(row) and not planned and not intended

    titled = any(paper.part == "title" for paper in papers)
    return bool(papers) and (titled or not any(is_done(c) for c, _ in tellings))


def _raised(calendar: Calendar, lighter: Tellings, stronger: Tellings) -> bool:
    """Whether a lighter tie was made in an earlier year than the sisterhood that it was raised to."""

    def years(told: Tellings) -> set[str]:
        found = [calendar.since(c.row, c.match, c.status) for c, _ in told if _of_making(c.row)]
        return {(f[0].value or "")[:4] for f in found if f is not None and f[0].value}

    before, after = years(lighter), years(stronger)
    coming = any(c.status == "planned" and signed(c.row) for c, _ in stronger)
    return bool(before) and (coming or (bool(after) and min(before) < min(after)))


def _both_named(candidate: TieCandidate) -> bool:
    return all(end.bound == "named" for end in candidate.ends)


def _of_making(row: Row) -> bool:
    """Whether a sentence tells how a tie came about, so that its year is that of the making."""
    return bool(row.of("making")) or any(t.lower in row.words("making") for t in row.tokens)


def _by_verb(candidate: TieCandidate) -> bool:
    """Whether only a verb tells of the tie, which says no kind: 结好 may be of any."""
    return candidate.match.sense.group == "bond"


def _ahead(candidate: TieCandidate) -> bool:
    """Whether a tie is only what a letter of intent looks forward to: "the sisterhood comes afterwards"."""
    loose = candidate.way in ("topic", "one and the topic")
    return candidate.status == "planned" or (loose and not signed(candidate.row, 0, candidate.match.first))
