"""Candidates for ties: a term of a tie in a sentence, and the two ends that it joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party, lies_in
from cityties.claims.rows import Row
from cityties.records import Place, Role, TieKind, TieStatus

_OWNERS = frozenset({"its", "their", "our", "his", "her", "whose"})
_LINKS = frozenset({"with", "of", "to", "between", "and", "in"})


@dataclass(slots=True)
class TieCandidate:
    """Two places that a sentence may say are tied, and how it says so (``way``)."""

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


def find_tie_candidates(
    row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
) -> Iterator[TieCandidate]:
    """A candidate for each pair that a term of the sentence joins."""
    parties = sorted([*named, *spoken], key=lambda p: p.first)
    parties = [p for p in parties if not p.is_country]
    for match in _terms(row):
        for way, one, other in _ends(row, match, parties, memory):
            for a in one.places:
                for b in other.places:
                    if a.id == b.id or lies_in(a, b) or lies_in(b, a) or "country" in (a.level, b.level):
                        continue
                    candidate = TieCandidate(
                        match.sense.name,  # type: ignore[arg-type]
                        a,
                        b,
                        (one, other),
                        match,
                        row,
                        part,
                        way,
                        _status(row, match),
                    )
                    candidate.features = _features(candidate)
                    yield candidate


def _terms(row: Row) -> list[Match]:
    """The terms of a sentence; one that lies within another counts once."""
    kept: list[Match] = []
    for match in sorted(row.of("term"), key=lambda m: (m.first, -m.last)):
        if not kept or kept[-1].last < match.first:
            kept.append(match)
    return kept


def _ends(
    row: Row, match: Match, parties: Sequence[Party], memory: Discourse
) -> Iterator[tuple[str, Party, Party]]:
    before = [p for p in parties if p.first < match.first and p.end <= row.tokens[match.last].start]
    after = [p for p in parties if p.last > match.last and p.start >= row.tokens[match.first].end]
    adjacent = next((p for p in after if _gap(row, match, p) <= 1 and _follows(row, match, p)), None)
    linked = next((p for p in after if p is not adjacent and _link(row, match, p)), None)
    owner = _owner(row, match, before, memory)
    list_after = _list_after(row, match, after)

    if list_after is not None:
        anchor = linked if linked not in (None, list_after) else owner or _nearest(before)
        anchor = anchor or _home(row, match, memory)
        if anchor is not None:
            yield "list", anchor, list_after
            return
    if adjacent is not None:
        anchor = owner or _nearest(before) or _home(row, match, memory)
        if anchor is not None:
            yield "apposition", anchor, adjacent
            return
    if linked is not None:
        if len(linked.places) == 2 and row.lower(linked.first - 1) == "between":
            yield "between", _one(linked, 0), _one(linked, 1)
            return
        following = [p for p in after if p.first > linked.last]
        if row.lower(linked.first - 1) == "between" and following:
            yield "between", linked, following[0]
            return
        subject = _subject(before, linked) or _home(row, match, memory, but=linked)
        if subject is not None:
            yield "linked by " + row.lower(linked.first - 1), subject, linked
            return
    both = next((p for p in reversed(before) if len(p.places) == 2), None) or next(
        (p for p in after if len(p.places) == 2), None
    )
    if both is not None:
        yield "pair", _one(both, 0), _one(both, 1)
        return
    if len(before) >= 2:
        yield "two before", before[-2], before[-1]
    elif before and after:
        yield "around", before[-1], after[0]
    elif len(after) >= 2:
        yield "two after", after[0], after[1]
    elif before or after:
        (lone,) = before or after[:1]
        partner = memory.partner(lone.places[0])
        if partner is not None:
            yield "one and the topic", _said(lone, partner), lone
    elif memory.pair is not None:
        at = row.tokens[match.first]
        ends = [Party((p,), match.first, match.last, at.start, at.end, "bare", bound="home") for p in memory.pair]
        yield "topic", ends[0], ends[1]


def _one(party: Party, index: int) -> Party:
    from dataclasses import replace  # noqa: PLC0415

    return replace(party, places=(party.places[index],))


def _said(like: Party, place: Place) -> Party:
    return Party((place,), like.first, like.last, like.start, like.end, "bare", bound="home")


def _gap(row: Row, match: Match, party: Party) -> int:
    between = [row.lower(k) for k in range(match.last + 1, party.first)]
    return len([w for w in between if w not in ("the", "city", "town", "county", "province", "prefecture")])


def _follows(row: Row, match: Match, party: Party) -> bool:
    """ "Its sister city Otsu", "its sister city, Otsu": nothing but a comma between."""
    between = [row.lower(k) for k in range(match.last + 1, party.first)]
    return party.case == "bare" and all(w in (",", "the", "city", "town", "county") for w in between)


def _link(row: Row, match: Match, party: Party) -> bool:
    """ "A sister city of X", "the sister-city agreement with X"."""
    return party.case in _LINKS - {"in"} and party.first - match.last <= 10


def _owner(row: Row, match: Match, before: Sequence[Party], memory: Discourse) -> Party | None:
    for back in range(1, 5):
        word = row.lower(match.first - back)
        if word in ("'s", "'"):
            return next((p for p in reversed(before) if p.last >= match.first - back - 2), None)
        if word == "our":
            return _home(row, match, memory)
        if word in _OWNERS:
            bare = [p for p in before if p.case == "bare"]
            return (bare or list(before) or [None])[-1] or _home(row, match, memory)  # type: ignore[return-value]
    return None


def _list_after(row: Row, match: Match, after: Sequence[Party]) -> Party | None:
    """The list that a plural term announces: "has fifteen sister cities: …", "its sister cities are …"."""
    if not row.lower(match.last).endswith(("s", "ies")):
        return None
    for party in after:
        between = {row.lower(k) for k in range(match.last + 1, party.first)}
        announced = between & {":", "include", "includes", "including", "are", "were", "–"} or party.first == match.last + 1
        if announced and party.case in ("bare", "including", "in"):
            return party
    return None


def _nearest(parties: Sequence[Party]) -> Party | None:
    return parties[-1] if parties else None


def _subject(before: Sequence[Party], linked: Party) -> Party | None:
    taken = {p.id for p in linked.places}
    free = [p for p in before if not taken & {x.id for x in p.places}]
    bare = [p for p in free if p.case in ("bare", "by", "of", "for", "from", "between")]
    return _nearest(bare) or _nearest(free)


def _home(row: Row, match: Match, memory: Discourse, but: Party | None = None) -> Party | None:
    place = memory.partner(but.places[0]) if but is not None else memory.home
    if place is None:
        return None
    at = row.tokens[match.first]
    return Party((place,), match.first, match.last, at.start, at.end, "bare", bound="home")


def _status(row: Row, match: Match) -> TieStatus:
    near = {m.sense.name for m in row.of("tie_status") if -10 <= m.first - match.last <= 8}
    for status in ("ended", "suspended", "planned"):
        if status in near:
            return status  # type: ignore[return-value]
    return "active"


def _features(candidate: TieCandidate) -> dict[str, float]:
    row, match = candidate.row, candidate.match
    near = [m for m in row.of("status") if -14 <= m.first - match.last <= 6]
    words = {t.lower for t in row.tokens}
    features = {
        f"kind: {candidate.kind}": 1.0,
        f"joined: {candidate.way}": 1.0,
        "ends named here": float(sum(p.bound == "named" for p in candidate.ends)),
        "an end taken from what was said before": float(sum(p.bound == "home" for p in candidate.ends)),
        "both ends in one country": float(candidate.a.country == candidate.b.country),
        "only discussed": float(any(m.sense.name == "discussed" for m in near)),
        "negated": float(any(m.sense.name == "negated" for m in near)),
        "planned": float(candidate.status == "planned"),
        "ended or suspended": float(candidate.status in ("ended", "suspended")),
        "signed or made": float(bool(words & _MADE)),
        "a time is given": float(any(t.kind == "time" for t in row.tokens)),
        "told in the title": float(candidate.part == "title"),
        "told in a teaser": float(candidate.part == "related"),
        "firms, schools or offices act": float(any(p.actor in _BODIES for p in candidate.ends)),
        "far from its ends": float(max(_away(p, match) for p in candidate.ends) > 12),
    }
    return {name: value for name, value in features.items() if value}


def _away(party: Party, match: Match) -> int:
    return max(0, match.first - party.last, party.first - match.last)


_MADE = frozenset(
    "signed sign signing inked established became formed concluded sealed twinned entered joined since formalized "
    "formalised anniversary agreed".split()
)
_BODIES = frozenset(
    "organisation,university,school,college,hospital,museum,company,firm,enterprise,association,chamber,"
    "chamber of commerce,bureau,office,airport,port,zoo,club,foundation,department,library".split(",")
)
