"""What is given, and whether two tellings speak of other things that are."""

from __future__ import annotations

from cityties.claims.candidates import Candidate
from cityties.claims.clauses import clause

_GIVEN, _THINGS = frozenset({"donation", "gift"}), frozenset({"goods", "gift"})
_NEAR_THINGS = 8  # tokens between a word of giving and what is given
_SIDE_BY_SIDE = frozenset({"and", ",", ";", "、", "，", "；"})


def other_things(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates tell of other things: 防护服 in one sentence, 口罩 in another."""
    if one.kind not in _GIVEN or other.kind != one.kind or "title" in (one.part, other.part):
        return False
    if one.row is other.row and not _coordinated(one, other):
        return False
    things, others = _things(one), _things(other)
    return bool(things) and bool(others) and not things & others


def _coordinated(one: Candidate, other: Candidate) -> bool:
    """Whether two cues of a sentence are set side by side: "gave a bell and sent trees".

    One of "unveiled a sculpture that Kofu had sent as a gift" only goes on about what the other tells of.
    """
    first, last = sorted((one.match.last, other.match.first))
    return any(one.row.lower(k) in _SIDE_BY_SIDE for k in range(first, last))


def _things(candidate: Candidate) -> set[str]:
    """What is given in the clause of a telling; all sums of money are one thing, whatever it is called."""
    row = candidate.row
    first, last = clause(row, candidate.match)
    given = [m.first for m in row.of("need") if m.sense.name in _THINGS]
    near = [k for k in given if abs(k - candidate.match.first) <= _NEAR_THINGS]
    told = ({row.lower(k) for k in at} for at in (near, [k for k in given if first <= k <= last]))
    things = next((t - row.words("any gift") for t in told if t - row.words("any gift")), set())
    return {"money"} | things - row.words("money") if things & row.words("money") else things
