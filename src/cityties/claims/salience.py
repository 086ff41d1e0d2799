"""Where the places of a story come up: whether it speaks of a place or only mentions it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cityties.claims.members import cities_told
from cityties.claims.rows import Row
from cityties.records import Place

NEARBY = 3  # sentences back to which a place is still spoken of

Pair = frozenset[int]
"""Two places, by their ids."""


@dataclass(frozen=True, slots=True)
class Salience:
    """The sentences in which each place of a story is named, by their numbers.

    ``titled`` has the ids of the places of its title, ``most`` tells in how many sentences the one that
    is named most is, ``rows`` are all sentences of the story.
    """

    named: Mapping[int, Sequence[int]] = field(default_factory=dict)
    titled: frozenset[int] = frozenset()
    most: int = 1
    rows: Sequence[Row] = ()

    def before(self, place: Place, at: int) -> int | None:
        """How many sentences before the one numbered ``at`` a place was last named; nothing if it was not."""
        rows = self.named.get(place.id, ())
        index = bisect_left(rows, at)
        return at - rows[index - 1] if index else None

    def named_before(self, at: int) -> Iterator[list[Place]]:
        """The cities of each sentence before the one numbered ``at`` in its paragraph, the nearest first."""
        own = self.rows[at].sentence.paragraph
        for row in reversed(self.rows[:at]):
            if row.sentence.paragraph != own:
                return
            if told := [m.place for m in cities_told(row, 0)]:
                yield told

    def cities_of(self, country: str) -> list[Place]:
        """The cities of a country that a story names."""
        told = {m.place.id: m.place for row in self.rows for m in cities_told(row, 0)}
        return [place for place in told.values() if place.country == country]

    def share(self, place: Place) -> float:
        """In how many sentences a place is named, against the one named in most."""
        return len(self.named.get(place.id, ())) / self.most


def salience(rows: Sequence[Row], titles: int) -> Salience:
    """The salience of the places of a story, of whose rows the first ``titles`` are its title."""
    named: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for place in {p.id: p for p in places_in(row)}.values():
            if place.level != "country":
                named[place.id].append(number)
    titled = frozenset(p.id for row in rows[:titles] for p in places_in(row))
    most = max((len(rows) for rows in named.values()), default=1)
    return Salience(dict(named), titled, most, rows)


def of_unnamed(unnamed: Sequence[Place], salience: Salience, home: Place | None, at: int) -> dict[str, float]:
    """Features of the ends that the sentence numbered ``at`` does not name: where the story names them."""
    gaps = [salience.before(p, at) for p in unnamed]
    return {
        "an end is the home": float(any(home is not None and p.id == home.id for p in unnamed)),
        "an end was named in the sentence before": float(gaps.count(1)),
        "an end was named two or three sentences before": float(gaps.count(2) + gaps.count(3)),
        "an end was named long before": float(sum(g is not None and g > NEARBY for g in gaps)),
        "an end was not named before": float(gaps.count(None)),
        "an end is in the title": float(sum(p.id in salience.titled for p in unnamed)),
        "how often an unnamed end comes up": sum(salience.share(p) for p in unnamed),
    }


def places_in(row: Row) -> Iterator[Place]:
    """The places that a sentence names, each as often as it does."""
    return (t.mention.place for t in row.tokens if t.kind == "place" and t.mention and t.mention.place)
