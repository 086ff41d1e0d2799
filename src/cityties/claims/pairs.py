"""Which two sides a cue may tell of: by its form, by what its sentence names, by what the story has in mind.

A news page rarely names both sides in each sentence.  Each likely pair becomes a candidate of its own, and
the weights of a language choose among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from cityties.claims.clauses import is_passive, own_clause, relation_of
from cityties.claims.discourse import Discourse
from cityties.claims.eligible import DIPLOMATS
from cityties.claims.lexicon import Frame, Match
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.claims.salience import NEARBY
from cityties.claims.sides import Form, Sides, find_sides, fit_of, in_mind
from cityties.records import Place

_ELSEWHERE = frozenset({"near", "like", "unlike", "than", "behind", "beside", "besides", "against"})
_MOST = 4  # parties of a sentence that are tried with each other
_RECENT = 2  # cities abroad named last that may be the other side
_KNOWN = frozenset("the our their its his her these those".split())
_RECEIVING = frozenset({"receive", "host"})

Key = frozenset[int]


def possible_sides(
    row: Row,
    match: Match,
    frame: Frame,
    form: Form,
    parties: Sequence[Party],
    memory: Discourse,
    *,
    named_only: bool,
) -> Iterator[Sides]:
    """Each pair of sides that a cue may tell of, once, the one that its form says first.

    ``named_only`` leaves out what the story has in mind: a weak cue tells of nobody but those beside it.
    """
    tried: set[Key] = set()
    own = find_sides(row, match, frame, form, parties, memory)
    signers = own is not None and frame.kind == "agreement" and all(p.bound == "named" for p in own.parties)
    first = [own] if own is not None and own.apart and not (named_only and own.filled) else []
    settled = own is not None and not own.filled and not own.stretched and own.apart
    together = own is not None and not own.apart and frame.kind == "visit"
    for sides in (
        *first,
        *_by_places(row, match, frame, form, parties, memory, named_only, together, signers, settled),
    ):
        key = frozenset(p.id for party in sides.parties for p in party.places)
        if key not in tried:
            tried.add(key)
            sides.fit = fit_of(row, match, form, sides)
            yield sides


def _by_places(
    row: Row,
    match: Match,
    frame: Frame,
    form: Form,
    parties: Sequence[Party],
    memory: Discourse,
    named_only: bool,
    together: bool,
    signers: bool,
    settled: bool,
) -> Iterator[Sides]:
    """Pairs of what the sentence names, then of that and what the story has in mind.

    Two that go ``together`` are no two sides; where both ``signers`` are named, a country names no third;
    where the clause of the cue has ``settled`` both sides, others have none.
    """
    cities = [p for p in parties if not p.is_country and p.bound != "pair" and p.case not in _ELSEWHERE]
    if settled:
        first, last = own_clause(row, match)
        cities = [p for p in cities if first <= p.first <= last]
    cities = cities[:_MOST]
    if not signers:
        cities = [*_for_their_cities(row, parties, cities, memory), *cities]
        cities += _of_their_countries(row, match, cities, memory)
    directed = _Direction(row, match, frame, form)
    for one, other in combinations(cities, 2):
        if _apart(one.places[0], other.places[0]):
            yield directed(one, other, "named")
    for party in cities:
        if not together and len(party.places) == 2 and party.places[0].country != party.places[1].country:
            one, other = (replace(party, places=(place,)) for place in party.places)
            yield directed(one, other, "named")
    for party in cities if not named_only else ():
        for place in _in_mind_beside(party.places[0], memory):
            yield directed(party, in_mind(row, match, [place]), "one in mind")


def _apart(one: Place, other: Place) -> bool:
    return one.id != other.id and not lies_in(one, other) and not lies_in(other, one)


def _for_their_cities(
    row: Row, parties: Sequence[Party], cities: Sequence[Party], memory: Discourse
) -> Iterator[Party]:
    """People who are known, by their country, as those of the city there: "our Japanese guests"."""
    here = {p.country for party in cities for p in party.places}
    for party in parties:
        people = party.actor is not None and party.actor not in DIPLOMATS and len(party.places) == 1
        if not party.is_country or not people or row.lower(party.first) not in _KNOWN:
            continue
        known = _known_there(party.places[0], memory)
        if known is not None and known.country not in here:
            yield replace(party, places=(known,), bound="reference")


def _known_there(country: Place, memory: Discourse) -> Place | None:
    """The city of a country that was spoken of last."""
    known = [*memory.recent, *(memory.pair or ())]
    inside = [p for p in known if p.country == country.country and p.level != "country"]
    return inside[-1] if inside else None


def _of_their_countries(
    row: Row, match: Match, cities: Sequence[Party], memory: Discourse
) -> Iterator[Party]:
    """The city last spoken of for each country that is named without one: "the Japanese", "to Japan"."""
    here = {p.country for party in cities for p in party.places}
    for token in row.tokens:
        place = token.mention.place if token.mention is not None else None
        if place is None or place.level != "country" or place.country in here:
            continue
        here.add(place.country)
        known = [*(memory.pair or ()), *memory.recent]
        inside = [p for p in known if p.country == place.country and p.level != "country"]
        if inside:
            yield replace(in_mind(row, match, inside[-1:]), bound="reference")


def _in_mind_beside(place: Place, memory: Discourse) -> Iterator[Place]:
    """The places that may be the other side where a sentence names but one."""
    others = [memory.partner(place), memory.section_home]
    for pair in (memory.told, memory.latest):
        if pair is not None and place.id in {p.id for p in pair}:
            others += [p for p in pair if p.id != place.id]
    abroad = [p for p in memory.recent if p.country != place.country]
    others += [p for p in abroad[-_RECENT:] if (memory.salience.before(p, memory.at) or 0) <= NEARBY]
    seen: set[int] = set()
    for other in others:
        if other is not None and other.id not in seen and other.country != place.country:
            seen.add(other.id)
            yield other


class _Direction:
    """Who of two gives or goes: as the form of the cue has it for the one, the other or their order."""

    def __init__(self, row: Row, match: Match, frame: Frame, form: Form) -> None:
        self._row, self._match, self._form = row, match, form
        self._passive = is_passive(row, match)
        self._receiving = frame.form in _RECEIVING
        self._first, self._last = own_clause(row, match)

    def __call__(self, one: Party, other: Party, how: str) -> Sides:
        """The two as sides."""
        lean = self._lean(one) - self._lean(other)
        turned = lean < 0 or (lean == 0 and self._receiving)
        filled = sum(p.bound == "home" and p.first == self._match.first for p in (one, other))
        apart = sum(not self._first <= p.first <= self._last for p in (one, other))
        return (
            Sides([other], [one], filled=filled, how=how, stretched=apart)
            if turned
            else Sides([one], [other], filled=filled, how=how, stretched=apart)
        )

    def _lean(self, party: Party) -> int:
        """Above nought for one that gives or goes, below it for one that receives."""
        if "from" in (party.case, party.own):
            return 2
        if party.first == self._match.first and party.actor is None:
            return 0
        relation = relation_of(self._row, party, self._match, self._passive)
        giver, taker = (
            side.index(relation) if relation in side else len(side)
            for side in (self._form["from"], self._form["to"])
        )
        return (giver < taker) - (taker < giver)
