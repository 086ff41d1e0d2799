"""A page as its pairs are weighed: rows of symbols, where each place stands, and the cues beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from cityties.claims.lying import lies_in
from cityties.claims.members import city_at
from cityties.claims.reading import StoryReading
from cityties.claims.rows import Row
from cityties.claims.salience import Pair
from cityties.claims.ties import TieCandidate
from cityties.records import Place, Role

TERMS = frozenset({"term", "weak term", "spoken term"})
"""The groups of cues that name a tie."""
_KINDS = {
    "place": "<place>",
    "adjective": "<adjective>",
    "name": "<name>",
    "time": "<time>",
    "number": "<number>",
}


class Cue(NamedTuple):
    """A cue of a row: its tokens, its group and what it stands for."""

    first: int
    last: int
    group: str
    name: str


@dataclass
class PageView:
    """The stories of a page, laid end to end.

    ``at`` tells for each place the rows and tokens where it is named; ``told`` has the candidates that the
    rules found for a pair, with their scores.
    """

    readings: Sequence[StoryReading]
    rows: list[Row] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    symbols: list[list[str]] = field(default_factory=list)
    cues: list[list[Cue]] = field(default_factory=list)
    places: dict[int, Place] = field(default_factory=dict)
    at: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    told: dict[Pair, list[tuple[TieCandidate, float]]] = field(default_factory=lambda: defaultdict(list))
    owners: list[StoryReading] = field(default_factory=list)
    home: int | None = None

    def __post_init__(self) -> None:
        """Lays the stories end to end."""
        homes = [reading.home for reading in self.readings if reading.home is not None]
        self.home = homes[0].id if homes else None
        for reading in self.readings:
            for row, (_, role) in zip(reading.rows, reading.story.sentences, strict=True):
                self._add(row, role)
                self.owners.append(reading)
            for tie, score in reading.ties:
                self.told[tie.pair].append((tie, score))
                self.places.update({tie.a.id: tie.a, tie.b.id: tie.b})

    def _add(self, row: Row, role: Role) -> None:
        number = len(self.rows)
        self.rows.append(row)
        self.roles.append(role)
        self.symbols.append([_KINDS.get(t.kind, t.lower) for t in row.tokens])
        self.cues.append(
            [Cue(m.first, m.last, group, m.sense.name) for group, found in row.cues.items() for m in found]
        )
        for index in range(len(row.tokens)):
            place = city_at(row, index)
            if place is not None:
                self.places[place.id] = place
                self.at[place.id].append((number, index))

    def reading_of(self, row: int) -> StoryReading:
        """The story that a row stands in."""
        return self.owners[row]

    def pairs(self) -> Iterator[Pair]:
        """The pairs that may be tied: in two countries, or told by the rules; none within the other."""
        for one, other in combinations(sorted(self.places), 2):
            a, b, pair = self.places[one], self.places[other], frozenset((one, other))
            if pair in self.told or (a.country != b.country and not lies_in(a, b) and not lies_in(b, a)):
                yield pair

    def rows_of(self, place: int) -> set[int]:
        """The rows that name a place."""
        return {row for row, _ in self.at.get(place, ())}

    def rows_with(self, groups: frozenset[str]) -> set[int]:
        """The rows that have a cue of some groups."""
        return {number for number, cues in enumerate(self.cues) if any(c.group in groups for c in cues)}
