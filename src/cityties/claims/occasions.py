"""How a sentence speaks of an occasion: of one that is new, of one that has a name, of such in general."""

from __future__ import annotations

from cityties.claims.actors import PREPOSITIONS
from cityties.claims.candidates import Candidate
from cityties.claims.rows import Row

_OCCASIONS = frozenset({"event", "meeting", "sport", "trade", "education"})
_WIDE = 5  # words before a noun among which its article stands
_NEW = frozenset("a an another one two three first second third joint".split())
_KNOWN = frozenset("the this that these those his her its their our 's".split())


def of_occasion(candidate: Candidate) -> dict[str, float]:
    """What the phrase of a noun says of its occasion; nothing for verbs and other kinds."""
    row, match, kind = candidate.row, candidate.match, candidate.kind
    if match.sense.form == "verb" or kind not in _OCCASIONS:
        return {}
    named = match.first > 0 and row.tokens[match.last].text[:1].isupper()
    opened = opening_of(row, match.first)
    several = row.lower(match.last).endswith("s")
    return {
        f"in general: {kind}": float(several and opened == "nothing" and not named),
        f"with a name: {kind}": float(named and candidate.part != "title"),
        f"one that is new: {kind}": float(opened == "new"),
        f"one that is known: {kind}": float(opened == "known" and not named),
    }


def opening_of(row: Row, first: int) -> str:
    """Whether the phrase of a noun is opened as new ("a", "two"), as known ("the", "its") or by nothing."""
    for index in range(first - 1, max(-1, first - 1 - _WIDE), -1):
        token = row.tokens[index]
        if token.lower in _NEW or token.kind == "number":
            return "new"
        if token.lower in _KNOWN:
            return "known"
        if token.kind in ("mark", "time") or token.lower in PREPOSITIONS or token.lower in ("and", "or"):
            return "nothing"
    return "nothing"
