"""Which dates of an English sentence tell when a tie was made, and so date no exchange told beside it."""

from __future__ import annotations

from cityties.claims.lexicon import Match
from cityties.claims.rows import Row
from cityties.claims.tie_years import before_a_date, makings

_CLAUSE_MARKS = frozenset({",", ";"})
_BEFORE_A_TERM = 3  # tokens between a word of making and its term: "became | official sister cities"


def tells_its_making(row: Row, match: Match, index: int) -> bool:
    """Whether a date is that of a tie of which a cue's sentence also tells: "marked the pact signed in 1974".

    So do "the tie of the two, which began in 1974", "twinned with Kobe in 1974", "became twins in 1974".
    """
    at = before_a_date(row, index)
    if row.lower(max((k for k in _clause_marks(row) if k < index), default=-1) + 1) == "when":
        return False
    while at > 0 and (row.tokens[at].kind in ("place", "mark") or row.lower(at) in ("with", "and")):
        at -= 1
    begun, terms = makings(row), row.of("term")
    stated = next((m for m in terms if m.first <= at <= m.last), None)
    if stated is not None:
        told = range(stated.first - _BEFORE_A_TERM, stated.last + 1)
        made = stated.sense.form == "verb" or any(k in begun for k in told)
        return made and not match.first <= at <= match.last
    if at not in begun or match.first <= at <= match.last:
        return False
    named = {k for m in terms for k in range(m.first, m.last + 1)}
    for k in range(at - 1, match.last if match.last < at else -1, -1):
        if k in named or row.lower(k) in row.words("ties on paper") | row.words("bonds"):
            return True
        if row.tokens[k].kind not in ("place", "mark") and row.lower(k) not in row.words("up to its making"):
            return False
    return False


def of_a_tie(row: Row, index: int, match: Match) -> bool:
    """Whether a date tells when a tie was made of which another clause only goes on: "…, so they celebrate".

    "When they became twins in 1987, guests came" dates the guests as well.
    """
    low, high = sorted((match.first, index))
    marks = _clause_marks(row)
    of_papers = any(m.sense.name == "agreement" and m.first <= match.last <= m.last for m in row.of("sure"))
    if match.sense.group == "term" or of_papers or not any(low < k < high for k in marks):
        return False
    start = max((k for k in marks if k < index), default=-1) + 1
    end = min((k for k in marks if k > index), default=len(row.tokens))
    if row.lower(start) == "when" or row.lower(match.first) in row.words("making"):
        return False
    terms = any(start <= m.first < end for m in row.of("term"))
    return terms and any(row.lower(k) in row.words("making") for k in range(start, end))


def _clause_marks(row: Row) -> list[int]:
    return [k for k in range(len(row.tokens)) if row.lower(k) in _CLAUSE_MARKS]
