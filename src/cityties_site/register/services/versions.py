"""The versions of one tie or exchange: what was said of it, from which day until which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import msgspec

from cityties.records import When
from cityties.ties import Exchange as ExchangeRecord
from cityties.ties import Tie as TieRecord
from cityties.ties.spans import FIRST, LAST, span_of
from cityties_site.register.addresses import slug
from cityties_site.register.models import Place
from cityties_site.register.services.topics import Row
from cityties_site.register.words import words_of

GIFTS = ("gift", "donation")
"""Kinds of exchange in which something is given: the pages of cities list them by themselves."""
MOST_PAIRS = 10
"""Parties of an exchange of which each pair is noted; a congress of fifty cities is no matter of pairs."""


class Key(NamedTuple):
    """What stays the same in all versions: for whom, and of what (``tie 1-2`` or ``exchange 3f0c…``)."""

    audience: str
    what: str
    name: str


@dataclass(frozen=True)
class Thing:
    """A tie or an exchange as folded, with what is noted of it beside the record itself."""

    audience: str
    topic: str
    record: TieRecord | ExchangeRecord
    rows: Mapping[str, Row]
    places: Mapping[int, Place]

    @cached_property
    def key(self) -> Key:
        """Of what this is a version."""
        if isinstance(self.record, TieRecord):
            return Key(self.audience, "tie", f"{self.record.a}-{self.record.b}")
        return Key(self.audience, "exchange", self.record.id)

    @cached_property
    def document(self) -> str:
        """The record as JSON."""
        return msgspec.json.encode(self.record).decode()

    @cached_property
    def parties(self) -> tuple[int, ...]:
        """The places that it is listed under: those of the pair, or who takes part and where."""
        if isinstance(self.record, TieRecord):
            return self.record.a, self.record.b
        stated = self.record.parties.value
        return tuple(dict.fromkeys((*stated.from_, *stated.to, *self.record.where)))

    @cached_property
    def name(self) -> str:
        """The names of the parties."""
        return " – ".join(self.places[pk].name for pk in self.parties if pk in self.places)[:200]

    @cached_property
    def first_day(self) -> str:
        """The first day on which it can have begun; empty where that is open."""
        when = self._when()
        first = span_of(when)[0] if when else FIRST
        return "" if first == FIRST else first

    @cached_property
    def last_day(self) -> str:
        """The last day that it can be of; empty where that is open."""
        when = self._when()
        end = None if isinstance(self.record, TieRecord) or self.record.end is None else self.record.end.value
        last = span_of(when, end)[1] if when else LAST
        return "" if last == LAST else last

    @property
    def day_known(self) -> bool:
        """Whether the day itself is known."""
        when = self._when()
        return when is not None and when.value is not None and len(when.value) == len("YYYY-MM-DD")

    def _when(self) -> When | None:
        stated = self.record.since if isinstance(self.record, TieRecord) else self.record.date
        return stated.value if stated else None

    def facets(self) -> set[tuple[str, str]]:
        """The values by which it is found."""
        found = {("place", str(pk)) for pk in self.parties}
        found |= {("country", self.places[pk].country) for pk in self.parties if pk in self.places}
        found |= {("language", row.language) for row in self._told() if row.language}
        found |= {("claim", key) for key in self.record.claims}
        if isinstance(self.record, TieRecord):
            found |= {("field", slug(field)[:50]) for field in self.record.fields}
            return found
        if len(self.parties) <= MOST_PAIRS:
            found |= {("pair", f"{a}-{b}") for a, b in combinations(sorted(self.parties), 2)}
        if self.record.kind.value in GIFTS:
            found |= {("gift", str(pk)) for pk in self.parties}
        return found

    def _told(self) -> Iterator[Row]:
        return (self.rows[key] for key in self.record.claims)

    def words(self) -> str:
        """The words by which it is found: names in every language, what and when."""
        names = [n for pk in self.parties if pk in self.places for n in _names(self.places[pk])]
        if isinstance(self.record, TieRecord):
            own = [self.record.kind, *self.record.fields]
            own += [i.term.value for i in self.record.instruments if i.term]
        else:
            own = [self.record.kind.value, *(o.name for o in self.record.organisations)]
            own += [p.name for p in self.record.people if p.name]
            own += [self.record.what.value] if self.record.what else []
        return words_of([*names, *own, self.first_day[:4]])


def _names(place: Place) -> list[str]:
    return [place.name, *(place.names[language] for language in sorted(place.names))]


@dataclass(slots=True)
class Span:
    """One version: the thing as it was from one day until another."""

    thing: Thing
    from_day: date
    until_day: date | None = None


@dataclass(slots=True)
class Versions:
    """The versions of one thing, the oldest first."""

    key: Key
    spans: list[Span] = field(default_factory=list)

    def add(self, day: date, thing: Thing) -> None:
        """From this day on it is so; nothing happens if it was so already."""
        last = self.spans[-1] if self.spans else None
        if last is not None and last.until_day is None:
            if last.thing.document == thing.document and last.thing.facets() == thing.facets():
                return
            last.until_day = day
        self.spans.append(Span(thing, day))

    def end(self, day: date) -> None:
        """From this day on there is no such thing any more."""
        if self.spans[-1].until_day is None:
            self.spans[-1].until_day = day
