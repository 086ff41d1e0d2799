"""Candidates for ties: a term of a tie in a sentence, and the two ends that it joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.lying import lies_in
from cityties.claims.members import Entry, member_party
from cityties.claims.parties import Party
from cityties.claims.rows import Row, Token
from cityties.claims.tie_clauses import in_clause, in_segment
from cityties.claims.tie_ends import find_ends
from cityties.claims.tie_gaps import FURTHER, further_pairs
from cityties.claims.tie_limits import (
    BODIES,
    LOOSE,
    at_home_tied,
    is_pair,
    too_loose,
    unplaced,
)
from cityties.claims.tie_lists import LISTED, listed_ends, may_list, of_one_list, roster_ends
from cityties.claims.tie_names import can_be_tied, closely
from cityties.claims.tie_owners import names_place
from cityties.claims.tie_pairs import Pair, date_of, lone_pair, pair_of_body, pairs_in_order, pairs_in_row
from cityties.claims.tie_status import tie_status
from cityties.claims.tie_terms import (
    LINKING,
    alike,
    capitalized,
    find_terms,
    is_paper,
    makes_sisters,
    of_both,
    partner,
    says_nothing,
    signed,
    toward,
)
from cityties.claims.tie_wishes import only_wished
from cityties.claims.weighing import of_size
from cityties.records import Place, Role, TieKind, TieStatus

_SIDE_BY_SIDE = frozenset({"two before", "two after", "around"})
"""Ways of joining in which the ends only stand beside each other."""
_GOING_ON = frozenset({"with"})
"""By what the two of a line are joined that goes on telling of ties: "Riga with Kobe."."""


@dataclass(slots=True)
class TieCandidate:
    """Two places that a sentence may say are tied, and how it says so (``way``).

    ``dated`` is the time of its making, where the line of a roster has one; ``announced`` tells that the
    row above such a line names the other end.
    """

    kind: TieKind
    a: Place
    b: Place
    ends: tuple[Party, Party]
    match: Match
    row: Row
    part: Role
    way: str
    status: TieStatus = "active"
    features: dict[str, float] = field(default_factory=dict)
    dated: Token | None = None
    announced: bool = False

    @property
    def pair(self) -> frozenset[int]:
        """Its two places, whichever comes first."""
        return frozenset((self.a.id, self.b.id))


def find_tie_candidates(
    row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
) -> Iterator[TieCandidate]:
    """A candidate for each pair that a term of the sentence joins."""
    terms = find_terms(row, memory)
    if (entries := memory.rosters.get(memory.at)) is not None:
        yield from (_of_roster(row, part, entry) for entry in entries)
        return
    if paired := list(_paired(row, part, terms, memory)):
        yield from paired
        return
    if all(m.sense.group == "spoken term" for m in terms):
        listed = list(_listed(row, part, memory))
        if listed or not terms:
            yield from listed
            return
    joined = list(_joined(row, part, terms, named, spoken, memory))
    open_ = any(says_nothing(row, m) or only_wished(row, m) for m in terms)
    yield from joined or (_listed(row, part, memory) if memory.listing and not open_ else ())


def _joined(
    row: Row,
    part: Role,
    terms: Sequence[Match],
    named: Sequence[Party],
    spoken: Sequence[Party],
    memory: Discourse,
) -> Iterator[TieCandidate]:
    """A candidate for each pair that the words of a sentence join."""
    spoken = [replace(p, places=memory.latest) if is_pair(row, p, memory) else p for p in spoken]  # type: ignore[arg-type]
    memory = replace(memory, pair=memory.latest or memory.pair)
    close = sorted((closely(row, p) for p in [*named, *spoken]), key=lambda p: p.first)
    parties = [p for p in close if can_be_tied(row, p)]
    for match in terms:
        if says_nothing(row, match):
            continue
        kind = match.sense.name if match.sense.group != "spoken term" else memory.listed or memory.term
        kind = "sister_city" if kind == "friendly_exchange" and makes_sisters(row, match) else kind
        near = in_clause(row, match, terms, in_segment(row, match, parties))
        for way, one, other in find_ends(row, match, terms, near, memory):
            if not _joins(row, match, way, memory) or too_loose(row, match, way, (one, other)):
                continue
            if way in _SIDE_BY_SIDE and of_one_list(row, (one, other)):
                continue
            if kind == "friendly_exchange" and way in LOOSE and _of_states(row, match, named):
                continue
            yield from _each_pair(kind, way, (one, other), match, row, part)  # type: ignore[arg-type]
            for ends in further_pairs(row, match, (one, other)):
                yield from _each_pair(kind, FURTHER, ends, match, row, part)  # type: ignore[arg-type]


def _joins(row: Row, match: Match, way: str, memory: Discourse) -> bool:
    """Whether a term joins ends; a word for the tie spoken of only where it tells of another or the same."""
    return match.sense.group != "spoken term" or way == "list" or _goes_on(row, match, way, memory)


def _of_states(row: Row, match: Match, named: Sequence[Party]) -> bool:
    """Whether states may be meant: a country stands before a document, or beside words that name none."""
    return any(p.is_country and (p.last < match.first or not is_paper(row, match)) for p in named)


def _each_pair(
    kind: TieKind, way: str, ends: tuple[Party, Party], match: Match, row: Row, part: Role
) -> Iterator[TieCandidate]:
    status = tie_status(row, match)
    for a in ends[0].places:
        for b in ends[1].places:
            if a.id == b.id or lies_in(a, b) or lies_in(b, a) or "country" in (a.level, b.level):
                continue
            if a.country == b.country and not at_home_tied(row, match, way):
                continue
            candidate = TieCandidate(kind, a, b, ends, match, row, part, way, status)
            candidate.features = _features(candidate)
            yield candidate


def _goes_on(row: Row, match: Match, way: str, memory: Discourse) -> bool:
    """Whether a word for the tie spoken of tells of another one, or of the same: "Partnership since 1987"."""
    if memory.term is None and memory.listed is None:
        return False
    if match.sense == LINKING:
        return way.startswith("linked by")
    opening = match.first == match.last == 0 and any(t.kind == "time" for t in row.tokens)
    been = row.lower(match.first) == "been"
    return opening or been or signed(row) or alike(row, match) or partner(row, match, way)


def _listed(row: Row, part: Role, memory: Discourse) -> Iterator[TieCandidate]:
    """The ties of a list that another sentence announces."""
    for match, one, other in listed_ends(row, memory):
        a, b = one.places[0], other.places[0]
        if not (lies_in(a, b) or lies_in(b, a)):
            kind = memory.listed or "sister_city"
            candidate = TieCandidate(kind, a, b, (one, other), match, row, part, "list")  # type: ignore[arg-type]
            candidate.features = _features(candidate)
            yield candidate


def _paired(row: Row, part: Role, terms: Sequence[Match], memory: Discourse) -> Iterator[TieCandidate]:
    """The ties of complete pairs in a row, to which no owner is added."""
    for match in terms:
        if match.sense.group == "term" and (pair := pair_of_body(row, match)) is not None:
            yield from _tied("pair", pair, match, row, part, memory)
            return
    told = next((m for m in terms if not says_nothing(row, m)), None)
    pairs = pairs_in_order(row, told) if told is not None else []
    if told is not None or may_list(row, memory):
        pairs = pairs or pairs_in_row(row)
    connectors = row.words("joining a pair") if memory.in_list else _GOING_ON
    spoken_of = memory.in_list or memory.term is not None
    if not pairs and spoken_of and (lone := lone_pair(row, connectors)) is not None:
        near = memory.anchor is not None and memory.anchor.country in {m.place.country for m in lone}
        pairs = [lone] if near else []
    for pair in pairs:
        match = told or Match(pair[1].first, pair[1].first, LISTED)
        for candidate in _tied("pair" if told else "list", pair, match, row, part, memory):
            candidate.dated = date_of(row, pair, pairs)
            yield candidate


def _tied(
    way: str, pair: Pair, match: Match, row: Row, part: Role, memory: Discourse
) -> Iterator[TieCandidate]:
    """The tie of a pair that a sentence or a body's name joins."""
    one, other = (member_party(row, member) for member in pair)
    spoken = match.sense.group == "spoken term"
    kind = (memory.listed or memory.term or "sister_city") if spoken else match.sense.name
    yield from _each_pair(kind, way, (one, other), match, row, part)  # type: ignore[arg-type]


def _of_roster(row: Row, part: Role, entry: Entry) -> TieCandidate:
    """The tie that the line of a roster tells of."""
    match, one, other = roster_ends(row, entry)
    a, b = one.places[0], other.places[0]
    candidate = TieCandidate(entry.kind, a, b, (one, other), match, row, part, "list", dated=entry.dated)  # type: ignore[arg-type]
    candidate.announced = entry.sure
    candidate.features = _features(candidate)
    return candidate


def _features(candidate: TieCandidate) -> dict[str, float]:
    row, match = candidate.row, candidate.match
    near = [m for m in row.of("status") if -14 <= m.first - match.last <= 6]
    words = {t.lower for t in row.tokens}
    plural = row.lower(match.last).endswith("s")
    made = bool(words & row.words("made"))
    discussed = any(m.sense.name == "discussed" for m in near)
    taken = sum(p.bound == "home" and not names_place(row, p) for p in candidate.ends)
    named = sum(p.bound == "named" or (p.bound == "home" and names_place(row, p)) for p in candidate.ends)
    features = {
        f"kind: {candidate.kind}": 1.0,
        f"word: {row.lower(match.first)} {row.lower(match.last)}": 1.0,
        **of_size((candidate.a, candidate.b)),
        "a weak word for a tie": float(match.sense.group == "weak term"),
        "a word for the tie spoken of": float(match.sense.group == "spoken term"),
        "a word that leads to the other end": float(match.sense == LINKING),
        "many, none by name": float(plural and candidate.way in LOOSE),
        "part of a body's name": float(capitalized(row, match.first) and capitalized(row, match.last + 1)),
        "they or we are meant": float(of_both(row, match)),
        "a question": float(row.tokens[-1].lower == "?"),
        "a long list": float(max(len(p.places) for p in candidate.ends) > 2),
        f"joined: {candidate.way}": 1.0,
        "ends named here": float(named),
        "an end taken from what was said before": float(taken),
        "discussed, nothing signed": float(discussed and not made),
        "a step toward a tie": float(toward(row, match)),
        "an end that could not be placed": float(
            taken > 0 and (unplaced(row, match, candidate.ends) or any(t.kind == "name" for t in row.tokens))
        ),
        "both ends in one country": float(candidate.a.country == candidate.b.country),
        "only discussed": float(discussed),
        "negated": float(any(m.sense.name == "negated" for m in near)),
        "planned": float(candidate.status == "planned"),
        "ended or suspended": float(candidate.status in ("ended", "suspended")),
        "signed or made": float(made),
        "a time is given": float(any(t.kind == "time" for t in row.tokens)),
        "told in the title": float(candidate.part == "title"),
        "told in a teaser": float(candidate.part == "related"),
        "firms, schools or offices act": float(any(p.actor in BODIES for p in candidate.ends)),
        "far from its ends": float(max(_away(p, match) for p in candidate.ends) > 12),
    }
    return {name: value for name, value in features.items() if value}


def _away(party: Party, match: Match) -> int:
    return max(0, match.first - party.last, party.first - match.last)
