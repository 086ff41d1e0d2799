"""The parties of a term's own clause, or of the stretch between semicolons around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cityties.claims.actors import VERBISH
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row


def in_clause(row: Row, match: Match, terms: Sequence[Match], parties: Sequence[Party]) -> Sequence[Party]:
    """The parties of a term's own clause, where another clause has a term and a subject of its own.

    As in "Lyon and Riga became twins, and in May Porto was twinned with Kobe".
    """
    first, last = 0, len(row.tokens)
    for one, other in pairwise(sorted({m.first: m for m in terms}.values(), key=lambda m: m.first)):
        stop = _new_clause(row, one, other, parties)
        if stop is not None and other.first <= match.first:
            first = stop
        elif stop is not None and one.first >= match.first:
            last = stop
            break
    later = [p for p in parties if match.last < p.first < last and _begins_clause(row, p)]
    last = min([p.first for p in later], default=last)
    own = [p for p in parties if first <= p.first < last]
    return own if own else parties


def _new_clause(row: Row, one: Match, other: Match, parties: Sequence[Party]) -> int | None:
    """Where between two terms a clause begins that has a subject of its own."""
    for k in range(other.first - 1, one.last, -1):
        apart = row.lower(k) in (",", ";", "while")
        subjects = [p for p in parties if k < p.first and p.last < other.first and p.case == "bare"]
        if apart and any(not goes_on_list(row, p, parties) for p in subjects):
            return k
    return None


def goes_on_list(row: Row, party: Party, parties: Sequence[Party]) -> bool:
    """As in "with Riga (1974), Lyon (1980), and an agreement with Kobe": Lyon is one more, no subject."""
    before = max((p.last for p in parties if p.last < party.first), default=None)
    if before is None or row.lower(party.first - 1) not in (",", "and"):
        return False
    between = [row.tokens[k] for k in range(before + 1, party.first)]
    behind = party.last + 1
    if row.lower(behind) == "(":
        behind = next((k + 1 for k in range(behind, len(row.tokens)) if row.lower(k) == ")"), behind)
    marks = all(t.kind in ("mark", "time", "place") or t.lower == "and" for t in between)
    return marks and row.lower(behind) in (",", "and")


def listed_with(row: Row, party: Party, parties: Sequence[Party]) -> list[Party]:
    """As in "Riga (1974), Lyon (1980) and Kobe became twins of Porto": what is listed before one."""
    listed: list[Party] = []
    for before in reversed([p for p in parties if p.last < party.first]):
        between = row.tokens[before.last + 1 : (listed[0] if listed else party).first]
        marks = all(t.kind in ("mark", "time", "place") or t.lower == "and" for t in between)
        if not (between and marks and between[-1].lower in (",", "and")):
            break
        listed.insert(0, before)
    return listed


def _begins_clause(row: Row, party: Party) -> bool:
    """As in "Lyon and Riga are twins and Lyon also has links with Kobe"."""
    verb = party.last + 1 + (row.lower(party.last + 1) == "also")
    told = any(row.lower(k) in VERBISH for k in range(party.first))
    return told and row.lower(party.first - 1) == "and" and row.lower(verb) in VERBISH - {"being"}


def in_segment(row: Row, match: Match, parties: Sequence[Party]) -> Sequence[Party]:
    """The parties between the semicolons around a term, where there are any; else all of the sentence.

    The semicolons of a list behind a colon stand around its members only.
    """
    stops = [k for k, t in enumerate(row.tokens) if t.lower == ";"]
    first = max([k for k in stops if k < match.first], default=-1)
    last = min([k for k in stops if k > match.last], default=len(row.tokens))
    if ":" in (row.lower(k) for k in range(match.last + 1, last)):
        last = len(row.tokens)  # "three twins: Riga, since 1990; Kobe, since 1993"
    near = [p for p in parties if first < p.first < last]
    if 0 < first < match.first and row.lower(first + 1) in ("it", "he", "she", "they"):
        near = [*[p for p in parties if p.first < first and p.case == "bare"][-1:], *near]
    return near if near else parties
