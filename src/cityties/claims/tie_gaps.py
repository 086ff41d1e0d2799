"""Pairs that a sentence goes on to name without saying again how they are tied.

As in "Lyon is twinned with Riga, and Porto with Kobe", "Lyon and Riga became twins in May, Porto and Kobe
in June".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cityties.claims.lexicon import Match
from cityties.claims.members import Member, cities_told, member_party
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.claims.tie_parties import shared
from cityties.claims.tie_terms import predicate

FURTHER = "in the same way"
"""The way of joining of such a pair."""
_BOUNDARIES = frozenset({",", ";", "and", "while", "but"})
_BEFORE = _BOUNDARIES | {"in", "on", "(", ")", "also"}
_BETWEEN = frozenset({",", "(", ")", "that", "those", "one", "its", "the"})
_CONNECTORS = frozenset({"with", "of", "to"})
_AS_WELL = frozenset({"is", "are", "was", "were"})
_REACH = 5  # tokens from "so is" to the name of who is one as well


def further_pairs(row: Row, match: Match, ends: tuple[Party, Party]) -> Iterator[tuple[Party, Party]]:
    """The pairs that stand behind a pair of named ends, joined as these are joined."""
    first, second = sorted(ends, key=lambda p: p.first)
    if (same := _so_is(row, match, ends)) is not None:
        yield same
        return
    if any(p.bound != "named" or len(p.places) != 1 for p in ends):
        return
    connector = "and" if second.last < match.first else second.case
    if connector not in _CONNECTORS | {"and"} or first.last >= match.first:
        return
    at = max(second.last, match.last)
    told: Sequence[Member] = cities_told(row, at + 1)
    while len(told) > 1:
        one, other = told[:2]
        if not (_opens(row, at, one) and _joins(row, one, other, connector) and _closes(row, other)):
            return
        yield member_party(row, one), member_party(row, other)
        at, told = other.first, told[2:]


def _so_is(row: Row, match: Match, ends: tuple[Party, Party]) -> tuple[Party, Party] | None:
    """As in "Kobe is a twin town of Riga, and so is Porto", "as are Porto and Lyon": who is one as well.

    The end that the other two share is the one that the term is linked to, or that owns it.
    """
    behind = range(match.last + 1, len(row.tokens)) if predicate(row, match) else range(0)
    said = next((k for k in behind if _says_so(row, k)), None)
    told = cities_told(row, said + 2) if said is not None else []
    if said is None or not told or told[0].first - said > _REACH:
        return None
    same = member_party(row, told[0])
    whose = next((p for p in ends if p.first > match.last or row.lower(p.name + 1) in ("'s", "'")), None)
    return (whose, same) if whose is not None and not any(shared(same, p) for p in ends) else None


def _says_so(row: Row, index: int) -> bool:
    return row.lower(index) in ("so", "as") and row.lower(index + 1) in _AS_WELL


def _opens(row: Row, after: int, member: Member) -> bool:
    """Whether a new pair begins: ", and Porto …", "in April; Porto …"."""
    between = range(after + 1, member.first)
    words = {row.lower(k) for k in between if row.tokens[k].kind in ("word", "mark")}
    return bool(words & _BOUNDARIES) and words <= _BEFORE


def _joins(row: Row, one: Member, other: Member, connector: str) -> bool:
    """Whether two names are joined as the ends of the first pair are: "Porto with Kobe"."""
    between = range(one.first + 1, other.first)
    words = {row.lower(k) for k in between if row.tokens[k].kind in ("word", "mark")}
    return row.lower(other.first - 1) == connector and words <= _BETWEEN | {connector}


def _closes(row: Row, member: Member) -> bool:
    """Whether nothing but a time or another pair follows."""
    k = member.first + 1
    while k <= member.last and row.tokens[k].kind in ("place", "adjective"):
        k += 1
    after = row.tokens[k] if k < len(row.tokens) else None
    return after is None or after.kind in ("time", "mark") or after.lower in _BEFORE
