"""What the whole story says for a candidate and against it, once it is read from top to bottom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cityties.claims.candidates import Candidate
from cityties.claims.discourse import Discourse
from cityties.claims.lying import lies_in
from cityties.claims.parties import REGIONS
from cityties.claims.rows import Row
from cityties.claims.salience import NEARBY, places_in
from cityties.claims.tie_limits import BODIES
from cityties.claims.ties import TieCandidate
from cityties.records import Place

_TOP = 4  # sentences in which a news story says what it is about
_LONG = 6  # sentences from which on a story comes back to those that it is about
_MANY = 6  # cities beyond which a story speaks of no pair in particular
_BY_THEMSELVES = frozenset({"transport"})  # a line joins places that no other sentence needs to name
_ALIKE = 4  # cues of its kind in a sentence beyond which one more says nothing new
_CROWD = 6  # other cues in a sentence beyond which more say nothing new
_UNNAMED = frozenset({"reference", "pair", "person", "home"})
_WHERE = frozenset({"in", "at", "near", "on", "through", "around", "from"})
_NAMED_AFTER_TIES = frozenset({"program", "programme", "exchange", "association", "committee", "tournament"})

Pair = frozenset[int]


def weigh_in_story(
    candidates: Sequence[Candidate], likely: Sequence[Candidate], rows: Sequence[Row], tied: set[Pair]
) -> None:
    """Adds to each candidate's features what its story says of the tie, the pair and the same event.

    ``likely`` has the candidates that may stand for what the story tells elsewhere.
    """
    cities = Counter(place.id for row in rows for place in places_in(row) if place.level != "country")
    place_of = {id(row): index for index, row in enumerate(rows)}
    told_in: dict[tuple[str, Pair], set[int]] = defaultdict(set)
    for candidate in likely:
        for pair in _pairs(candidate):
            told_in[candidate.kind, pair].add(id(candidate.row))
    rivals = Counter((c.kind, id(c.row)) for c in {_key(c): c for c in likely}.values())
    beside: dict[int, list[str]] = defaultdict(list)
    for candidate in likely:
        beside[id(candidate.row)].append(candidate.kind)
    for candidate in candidates:
        pairs = set(_pairs(candidate))
        unnamed = sum(p.bound in _UNNAMED for p in (*candidate.givers, *candidate.takers)) / 2
        others = len(cities) - sum(i in cities for i in {i for pair in pairs for i in pair})
        features = {
            "the story tells of their tie": float(bool(pairs & tied)),
            "told again in another sentence": float(
                any(told_in.get((candidate.kind, p), set()) - {id(candidate.row)} for p in pairs)
            ),
            "another telling of its kind has other sides": float(
                rivals[candidate.kind, id(candidate.row)] > 1
            ),
            "told at the top": float(place_of[id(candidate.row)] < _TOP),
            "other cities in the story, a side unnamed": unnamed * min(others, _MANY) / _MANY,
            "the story has no other city": float(others == 0),
            "a side comes up but once in a story": float(
                len(rows) > _LONG and any(cities[i] == 1 for p in pairs for i in p)
            ),
        }
        if candidate.kind in _BY_THEMSELVES:
            features = {"the story tells of their tie": features["the story tells of their tie"]}
        features |= _of_neighbours(candidate.kind, beside[id(candidate.row)])
        candidate.features.update({name: value for name, value in features.items() if value})


def weigh_ties_in_story(candidates: Sequence[TieCandidate], rows: Sequence[Row], memory: Discourse) -> None:
    """Adds to each tie's features how much its story speaks of the two ends, and of others."""
    cities = Counter(place.id for row in rows for place in places_in(row) if place.level != "country")
    at = {id(row): number for number, row in enumerate(rows)}
    tellings = {(_ends(t), id(t.row)) for t in candidates}
    rows_of = Counter(pair for pair, _ in tellings)
    surely = {(_ends(t), id(t.row)) for t in candidates if all(e.bound == "named" for e in t.ends)}
    pairs_in = Counter(number for _, number in tellings)
    sisters = {_ends(t) for t in candidates if t.kind == "sister_city"}
    for tie in candidates:
        pair = _ends(tie)
        unnamed = [p for end in tie.ends if end.bound in _UNNAMED for p in end.places if p.id in pair]
        others = len(set(cities) - pair)
        features = {
            "told again in another sentence": float(rows_of[pair] > 1),
            "both ends named in another sentence of a tie": float(
                any((pair, number) in surely for number in at if number != id(tie.row))
            ),
            "an end that is not named comes up seldom": float(any(cities[p.id] <= 1 for p in unnamed)),
            "a named end comes up but once": float(
                len(rows) > _LONG and any(cities[i] == 1 for i in pair - {p.id for p in unnamed})
            ),
            "other cities in the story, an end unnamed": len(unnamed) / 2 * min(others, _MANY) / _MANY,
            "the story has no other city": float(others == 0),
            "told of as sisters too": float(tie.kind != "sister_city" and pair in sisters),
            **_of_unnamed(tie, unnamed, memory, at[id(tie.row)]),
            **_of_places(tie, pair, pairs_in[id(tie.row)]),
        }
        tie.features.update({name: value for name, value in features.items() if value})


def _ends(tie: TieCandidate) -> Pair:
    return frozenset((tie.a.id, tie.b.id))


def _of_unnamed(
    tie: TieCandidate, unnamed: Sequence[Place], memory: Discourse, at: int
) -> dict[str, float]:
    """Where the story names an end that the sentence does not."""
    if not unnamed:
        return {}
    salience = memory.salience
    gaps = [salience.before(p, at) for p in unnamed]
    countries = {p.country for p in places_in(tie.row)}
    home = memory.home.id if memory.home is not None else None
    return {
        "an end is the home": float(any(p.id == home for p in unnamed)),
        "an end was named in the sentence before": float(gaps.count(1)),
        "an end was named two or three sentences before": float(gaps.count(2) + gaps.count(3)),
        "an end was named long before": float(sum(g is not None and g > NEARBY for g in gaps)),
        "an end was not named before": float(gaps.count(None)),
        "an end is in the title": float(sum(p.id in salience.titled for p in unnamed)),
        "how often an unnamed end comes up": sum(salience.share(p) for p in unnamed),
        "the country of an unnamed end is named": float(any(p.country in countries for p in unnamed)),
    }


def _of_places(tie: TieCandidate, pair: Pair, pairs: int) -> dict[str, float]:
    """What other places, names and bodies the sentence has."""
    row = tie.row
    here = {p.id: p for p in places_in(row) if p.level != "country"}
    apart = [p for p in here.values() if p.id not in pair and not _around(p, (tie.a, tie.b))]
    named = [e for e in tie.ends if e.bound == "named"]
    bodies = {m.sense.form for m in row.of("actor")} & BODIES
    listed = tie.way in ("list", "list before")
    regional = {tie.a.level in REGIONS, tie.b.level in REGIONS}
    return {
        f"cities left out, {len(named)} ends named": 0.0 if listed else float(min(2, len(apart))),
        f"bodies are named ({tie.kind})": float(bool(bodies)),
        f"joined: {tie.way}, {len(named)} named": 1.0,
        "several pairs of one sentence": float(pairs > 1 and not listed),
        "a named end only says where": float(any(e.case in _WHERE and e.actor is None for e in named)),
        "a region and a city": float(len(regional) == 2),
        "an unplaced name beside": float(any(t.kind == "name" for t in row.tokens)),
        "only wished": float(any(m.sense.name == "wished" for m in row.of("tie_status"))),
        "a body's or a programme's name": float(
            row.lower(tie.match.last + 1) in _NAMED_AFTER_TIES
        ),
    }


def _around(place: Place, ends: Sequence[Place]) -> bool:
    return any(lies_in(end, place) or lies_in(place, end) for end in ends)


def _of_neighbours(kind: str, kinds: Sequence[str]) -> dict[str, float]:
    """What else its sentence may tell of: several cues of one kind speak for it, of many kinds against."""
    alike = kinds.count(kind) - 1
    return {
        "other cues of its kind in the sentence": min(alike, _ALIKE) / _ALIKE,
        "a cue of another kind in the sentence": float(len(kinds) - 1 > alike),
        "many cues in the sentence": min(len(kinds) - 1, _CROWD) / _CROWD,
    }


def _pairs(candidate: Candidate) -> Iterator[Pair]:
    """The pairs of places, one of each side."""
    to = candidate.to
    return (frozenset((a.id, b.id)) for a in candidate.from_ for b in to)


def _key(candidate: Candidate) -> tuple[str, int, frozenset[Pair]]:
    return candidate.kind, id(candidate.row), frozenset(_pairs(candidate))
