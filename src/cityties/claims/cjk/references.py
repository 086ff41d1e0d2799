"""Whom 两市, 该市, 一行 or 本市 stand for: parties bound to places by what was said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.parties import case_after, case_before, place_at
from cityties.claims.cjk.people import spoken_people
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.parties import Bound, Party, lies_in
from cityties.claims.rows import Row
from cityties.records import Place

_REGIONS = frozenset({"country", "state", "province", "prefecture", "region"})
_VERBAL = ("り", "し", "き", "み", "ち", "え", "け", "め", "せ", "れ", "って", "いて", "んで", "した", "った")


def spoken_parties(row: Row, named: Sequence[Party], memory: Discourse, lexicon: CjkLexicon) -> list[Party]:
    """The parties that a sentence speaks of without naming them, in order."""
    taken = {k for p in named for k in range(p.first, p.last + 1)}
    found = []
    for match in row.of("reference"):
        if match.first in taken:
            continue
        places, bound = _meant(row, match, named, memory)
        if places:
            taken.add(match.first)
            found.append(_party(row, match, places, bound, lexicon))
    found += spoken_people(row, taken, memory, lexicon)
    return sorted(found, key=lambda p: p.first)


def _meant(
    row: Row, match: Match, named: Sequence[Party], memory: Discourse
) -> tuple[Sequence[Place], Bound]:
    name = match.sense.name
    if name == "pair":
        return _pair(row, match, named, memory), "pair"
    if name == "visitors":
        return memory.visitors, "reference"
    if name == "hosts":
        return memory.hosts, "reference"
    if name == "home":
        return ([memory.home] if memory.home else []), "home"
    other = _other(row, match, memory)
    return ([other] if other else []), "reference"


def _pair(row: Row, match: Match, parties: Sequence[Party], memory: Discourse) -> Sequence[Place]:
    """The two cities named before in the sentence, else the two last spoken of together."""
    told = [p for party in parties if party.first < match.first and party.case != "in" for p in party.places]
    regions = _REGIONS if "市" in row.lower(match.first) else frozenset({"country"})
    named = {p.id: p for p in told if p.level not in regions}
    inner = [p for p in named.values() if not any(lies_in(q, p) for q in named.values())]
    if len(inner) == 2:
        return inner
    return memory.pair or ()


def _other(row: Row, match: Match, memory: Discourse) -> Place | None:
    """该市, 同市: the city named last, not the one that the story is told from where another is known."""
    here = [p for k in range(match.first) if (p := place_at(row, k)) is not None and p.level != "country"]
    recent = [*reversed(here), *reversed(memory.recent)]
    if len(here) == 1 and len(recent) > 1:
        recent = [p for p in recent if p.id != here[0].id] or recent
    abroad = [p for p in recent if memory.home is None or p.id != memory.home.id]
    return next(iter(abroad or recent), None)


def _party(row: Row, match: Match, places: Sequence[Place], bound: Bound, lexicon: CjkLexicon) -> Party:
    at = row.tokens[match.first]
    if lexicon.verb_first:
        case = case_before(row, match.first, lexicon)
    else:
        case = case_after(row, match.first, None, lexicon)
    return Party(
        places=tuple(places),
        first=match.first,
        last=match.last,
        start=at.start,
        end=row.tokens[match.last].end,
        case=case,
        own="reference",
        actor="客人" if match.sense.name == "visitors" else None,
        bound=bound,
    )


def clauses(row: Row) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, as ranges of tokens: a comma, a semicolon or a colon ends one."""
    first, depth = 0, 0
    for index, token in enumerate(row.tokens):
        depth += (token.lower in "(「《") - (token.lower in ")」》")
        if token.kind == "mark" and depth <= 0 and (token.lower in ",;:。" or _ends_clause(row, index)):
            yield first, index - 1
            first, depth = index + 1, 0
    yield first, len(row.tokens) - 1


def _ends_clause(row: Row, index: int) -> bool:
    """Whether a 、 stands behind a Japanese verb (台北に譲り、…), not behind a name or a particle."""
    before = row.tokens[index - 1] if index else None
    if row.lower(index) != "、" or before is None or before.kind != "word":
        return False
    return before.lower.endswith(_VERBAL)


def clause_of(row: Row, index: int) -> tuple[int, int]:
    """The clause in which a token stands."""
    return next(((a, b) for a, b in clauses(row) if a <= index <= b), (0, len(row.tokens) - 1))
