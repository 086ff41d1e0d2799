"""What the whole story says for a candidate and against it, once it is read from top to bottom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cityties.claims.candidates import Candidate
from cityties.claims.rows import Row
from cityties.claims.salience import Pair, places_in

_TOP = 4  # sentences in which a news story says what it is about
_LONG = 6  # sentences from which on a story comes back to those that it is about
_MANY = 6  # cities beyond which a story speaks of no pair in particular
_BY_THEMSELVES = frozenset({"transport"})  # a line joins places that no other sentence needs to name
_ALIKE = 4  # cues of its kind in a sentence beyond which one more says nothing new
_CROWD = 6  # other cues in a sentence beyond which more say nothing new
_UNNAMED = frozenset({"reference", "pair", "person", "home"})


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
