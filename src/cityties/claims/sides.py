"""The two sides of an exchange: which party gives or goes, and which receives.

A frame's form says where each side stands ("from" before "to"); what a sentence leaves out is taken from what
was said before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cityties.claims.actors import PREPOSITIONS
from cityties.claims.clauses import distance, is_passive, own_clause, relation_of
from cityties.claims.discourse import Discourse
from cityties.claims.eligible import MIXED, who_may_act
from cityties.claims.lexicon import Frame, Match
from cityties.claims.lying import lies_in
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.records import Place

Form = Mapping[str, tuple[str, ...]]
"""For each side ("from", "to") how its parties may stand to the cue, the best first."""

OWNER = "owner"
"""The case of a party that only says whose partner another one is."""
_FITTING = 1  # the first two places of a form are where a side is expected
_GIVING = frozenset({"give", "present", "receive"})
_GETTING = frozenset({"aid arrives", "a present arrives"})
_EACH_OTHER = frozenset({"each", "another", "exchange", "exchanged", "mutually"})


@dataclass(slots=True)
class Sides:
    """Who gives or goes, who receives, and how they were found.

    ``stretched`` counts sides from another clause, ``filled`` those taken from what was said before,
    ``loose`` those that stand where the form expects them least.  ``how`` tells where the two come from: the
    form of the cue, the guests and hosts that are spoken of, or the places that the sentence names and those
    that the story has in mind.
    ``fit`` tells of each side how near it stands to where the form expects it, from 1 down to 0.
    """

    givers: list[Party]
    takers: list[Party]
    stretched: int = 0
    filled: int = 0
    loose: int = 0
    how: str = "form"
    fit: tuple[float, float] = (0.0, 0.0)

    @property
    def complete(self) -> bool:
        """Whether both sides are there."""
        return bool(self.givers and self.takers)

    @property
    def apart(self) -> bool:
        """Whether one that receives is none of those that give or go."""
        giving = {p.id for party in self.givers for p in party.places}
        return any(p.id not in giving for party in self.takers for p in party.places)

    @property
    def parties(self) -> list[Party]:
        """The parties of both sides."""
        return [*self.givers, *self.takers]


def find_sides(
    row: Row, match: Match, frame: Frame, form: Form, parties: Sequence[Party], memory: Discourse
) -> Sides | None:
    """The sides of a cue, or nothing where what is told stays within one place.

    The cue's own clause comes first, then the sentence, then what was said before.
    """
    if any("than" in (p.case, row.lower(p.first - 2)) and p.first > match.last for p in parties):
        return None  # "sells more in Kofu than in Chengdu"
    parties = [_led_by(row, match, frame, p) for p in parties]
    usable = who_may_act(row, match, frame, parties, memory)
    sides, inside = _in_the_sentence(row, match, frame, form, usable)
    if sides.parties and all(relation_of(row, p, match, False) == "outer" for p in sides.parties):
        return None  # "the club of Kofu met a man who had come by train"
    if inside and frame.form == "give" and not sides.takers:
        return None  # "Chengdu will deliver them to a Chengdu hospital"
    if not sides.parties and frame.needs == "document" and _they(row, match):
        sides = _both_of_them(row, match, memory)
    if sides.parties and not sides.complete:
        sides = _with_owner(sides, [p for p in parties if p.case == OWNER])
    if not sides.complete:
        sides = _filled(row, match, frame, sides, memory)
    return sides if sides.complete else None


def _led_by(row: Row, match: Match, frame: Frame, party: Party) -> Party:
    """A party behind a cue that ends in its preposition: "a present from | Kofu", "was host to | guests"."""
    word = row.lower(match.last)
    if party.first != match.last + 1 or match.first == match.last or word not in PREPOSITIONS:
        return party
    if party.case == "apposition":
        return replace(party, case=word)
    return replace(party, case="bare") if frame.form == "host" and party.case == word == "to" else party


def _with_owner(sides: Sides, owners: Sequence[Party]) -> Sides:
    """The sides, where the owner of a partner is the other one: "masks for Kofu, Chengdu's sister city"."""
    known = {p.id for party in sides.parties for p in party.places}
    others = [p for p in owners if not {q.id for q in p.places} & known][:1]
    return replace(sides, takers=others) if sides.givers else replace(sides, givers=others)


def _in_the_sentence(
    row: Row, match: Match, frame: Frame, form: Form, usable: Sequence[Party]
) -> tuple[Sides, bool]:
    """The sides that the sentence has, and whether what it tells stays within one place."""
    if frame.needs == "people beside":  # "took pupils from Kofu to Chengdu": those who are sent go
        form = {**form, "from": (*form["from"], "object")}
    first, last = own_clause(row, match)
    passive = is_passive(row, match)
    near, _ = _without_repeats([p for p in usable if first <= p.first <= last])
    everybody, inside = _without_repeats(usable)
    givers, takers = _roles(row, near, match, passive, form)
    stretched = 0
    if not givers or not takers:
        wide_givers, wide_takers = _roles(row, everybody, match, passive, form)
        if not givers and (extra := _others(wide_givers, takers, frame)):
            givers, stretched = extra, 1
        if not takers and (extra := _others(wide_takers, givers, frame)):
            takers, stretched = extra, 1
    givers, takers = _both_sides(givers, takers, frame.form)
    loose = sum(
        bool(side) and min(_rank(row, p, match, passive, form[role]) for p in side) > _FITTING
        for side, role in ((givers, "from"), (takers, "to"))
    )
    return Sides(givers, takers, stretched, loose=loose), inside


def _others(parties: Sequence[Party], known: Sequence[Party], frame: Frame) -> list[Party]:
    """The parties that are not known to be on the other side; who goes does not go to its own place."""
    ids = {place.id for p in known for place in p.places} if frame.form not in MIXED else set()
    return [p for p in parties if p not in known and not all(place.id in ids for place in p.places)]


def fit_of(row: Row, match: Match, form: Form, sides: Sides) -> tuple[float, float]:
    """How near each side stands to where the form expects it: 1 for its first place, 0 for none of them."""
    passive = is_passive(row, match)
    givers, takers = ({(p.first, p.last) for p in side} for side in (sides.givers, sides.takers))
    if givers == takers and not sides.filled and _is_mutual(form):
        return 1.0, 1.0  # "Kofu and Chengdu signed", "flights between Kofu and Chengdu"

    def fit(parties: Sequence[Party], places: tuple[str, ...]) -> float:
        ranks = [_rank(row, p, match, passive, places) for p in parties if p.first != match.first or p.actor]
        return max((1 - rank / len(places) for rank in ranks), default=0.0)

    return fit(sides.givers, form["from"]), fit(sides.takers, form["to"])


def _is_mutual(form: Form) -> bool:
    """Whether both sides may do the same: its form knows what two places have "between" them."""
    return "between" in form["from"]


def _rank(row: Row, party: Party, match: Match, passive: bool, places: tuple[str, ...]) -> int:
    relation = relation_of(row, party, match, passive)
    return places.index(relation) if relation in places else len(places)


def _they(row: Row, match: Match) -> bool:
    return "they" in {row.lower(k) for k in range(match.first - 2, match.first)}


def _without_repeats(parties: Sequence[Party]) -> tuple[list[Party], bool]:
    """The parties without repeats and mere regions, and whether something stays within one place.

    A venue that is one of the parties is none of its own ("the mayors of A and B signed in B"); what was
    spoken of adds nothing to what is named; a region around another party says only where that lies.
    """
    kept: list[Party] = []
    inside = False
    for party in parties:
        others = [o for o in parties if o is not party and o.bound != "pair"]
        ids = {p.id for o in others if len(o.places) == len(party.places) for p in o.places}
        if party.bound == "pair":
            ids = {p.id for o in others for p in o.places}
        unnamed = party.bound in ("reference", "home", "person", "pair")
        venue = party.case in ("in", "at") and party.actor is None
        if (venue or unnamed) and all(p.id in ids for p in party.places):
            continue
        around = [o for o in others if any(lies_in(q, p) for p in party.places for q in o.places)]
        if around and (
            not party.actor or (party.is_country and any("from" in (o.case, o.own) for o in around))
        ):
            continue  # "in Kofu, in Yamanashi", "Chinese friends from Chengdu"
        earlier = {p.id for o in kept for p in o.places}
        if all(p.id in earlier for p in party.places):
            inside = inside or party.case in ("to", "for")
            continue
        kept.append(party)
    return kept, inside


def _roles(
    row: Row, parties: Sequence[Party], match: Match, passive: bool, form: Form
) -> tuple[list[Party], list[Party]]:
    """Sorts parties to the two sides; the earlier a relation stands in the form's list, the better."""
    givers: list[Party] = []
    takers: list[Party] = []
    relations = [relation_of(row, p, match, passive) for p in parties]
    located = "in" in relations or "at" in relations
    for party, relation in zip(parties, relations, strict=True):
        if relation == "subject" and located and "subject" in form["to"] and "subject" in form["from"]:
            givers.append(party)
            continue
        giver = form["from"].index(relation) if relation in form["from"] else None
        taker = form["to"].index(relation) if relation in form["to"] else None
        if party.actor and relation == "object" and taker is not None and giver is not None:
            giver, taker = (0, None)
        if giver is None and taker is None:
            continue
        if taker is None or (giver is not None and giver <= taker):
            givers.append(party)
        else:
            takers.append(party)
    if not givers and "with" in form["to"] and len(takers) == 2:
        return givers, takers  # "the agreement that ties Kofu to Chengdu"
    return givers, _nearest_case(takers, match)


def _nearest_case(takers: list[Party], match: Match) -> list[Party]:
    """Of several places after a cue those that stand like the nearest: "with Japan … in Shanghai"."""
    if len(takers) < 2:
        return takers
    nearest = min(takers, key=lambda p: distance(p, match))
    return [p for p in takers if p.case in {nearest.case, "and"}]


def _both_sides(givers: list[Party], takers: list[Party], form: str) -> tuple[list[Party], list[Party]]:
    """Splits a side that holds both ends: "the two cities signed" has no other side."""
    given = {p.id for party in givers for p in party.places}
    takers = [t for t in takers if not all(p.id in given for p in t.places)]
    if takers and not givers:
        meant = [t for t in takers if t.case in ("to", "for")]
        if form in ("give", "present") and meant and len(meant) < len(takers):
            return [t for t in takers if t not in meant], meant
        givers, takers, turned = takers, givers, True
    else:
        turned = False
    if not takers and len(givers) > 1 and form in MIXED:
        givers, takers = givers[:1], givers[1:]
        turned = False
    elif not takers and len(givers) > 1:
        actors = [p for p in givers if p.actor]
        others = [p for p in givers if not p.actor]
        if actors and others:
            givers, takers, turned = actors, others, False
    if (
        not takers
        and len(givers) == 1
        and len(givers[0].places) == 2
        and (form in MIXED or givers[0].bound == "pair")
    ):
        both = givers[0]
        givers, takers = [replace(both, places=both.places[:1])], [replace(both, places=both.places[1:])]
        turned = False
    return (takers, givers) if turned else (givers, takers)


def _filled(row: Row, match: Match, frame: Frame, sides: Sides, memory: Discourse) -> Sides:
    """Finds the missing side in what was said before."""
    givers, takers = sides.givers, sides.takers

    def topic(places: Sequence[Place]) -> list[Party]:
        return [in_mind(row, match, places)] if places else []

    def missing(known: Sequence[Place], told: tuple[Place, ...], forms: tuple[str, ...]) -> list[Party]:
        if frame.form in forms and told and not _shared(told, known):
            return topic(told)
        partner = memory.partner(known[0])
        return topic([partner] if partner else [])

    if givers:
        takers = missing(givers[0].places, memory.hosts, ("go", "trip"))
        sides = replace(sides, takers=takers, filled=1)
        return _set_apart(sides) if frame.form not in _GIVING or _to_each_other(row, sides) else sides
    if takers:
        known = takers[0].places
        return replace(sides, givers=missing(known, memory.visitors, ("go", "trip", "host")), filled=1)
    if memory.visitors and memory.hosts and frame.form in ("go", "trip", "host", "hold"):
        return Sides(topic(memory.visitors), topic(memory.hosts), filled=2)
    if memory.visitors and memory.hosts and frame.form in _GIVING and _guests(row, match):
        guests, hosts = topic(memory.visitors), topic(memory.hosts)
        givers, takers = (hosts, guests) if _get(row, match) else (guests, hosts)
        return Sides(givers, takers, filled=2, how="guests")
    if memory.pair is not None:
        return Sides(topic(memory.pair[:1]), topic(memory.pair[1:]), filled=2)
    return sides


def _guests(row: Row, match: Match) -> bool:
    """Whether "they" act in the clause of a cue, who are the guests spoken of: "They brought a bell"."""
    first, last = own_clause(row, match)
    return any(row.lower(k) == "they" for k in range(first, last + 1))


def _get(row: Row, match: Match) -> bool:
    """Whether the clause of a cue has a verb of getting: "they were given a bell as a present"."""
    first, last = own_clause(row, match)
    return any(first <= m.first <= last and m.sense.name in _GETTING for m in row.of("frame"))


def _to_each_other(row: Row, sides: Sides) -> bool:
    """Whether both of two may give: "gave each other souvenirs", or the "Kofu-Chengdu society" did."""
    words = {token.lower for token in row.tokens}
    return bool(words & _EACH_OTHER) or sides.givers[0].own == "compound"


def _set_apart(sides: Sides) -> Sides:
    """The sides of "Kofu and Chengdu exchange students", where the partner of the first is named with it."""
    meant = {p.id for party in sides.takers for p in party.places}
    both = sides.givers[0]
    rest = tuple(p for p in both.places if p.id not in meant)
    if len(sides.givers) > 1 or not rest or len(rest) == len(both.places):
        return sides
    other = tuple(p for p in both.places if p.id in meant)
    return replace(sides, givers=[replace(both, places=rest)], takers=[replace(both, places=other)])


def in_mind(row: Row, match: Match, places: Sequence[Place]) -> Party:
    """A side that the sentence leaves out; the cue stands for it."""
    at = row.tokens[match.first]
    return Party(tuple(places), match.first, match.first, at.start, at.end, "bare", bound="home")


def _shared(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return bool({p.id for p in one} & {p.id for p in other})


def _both_of_them(row: Row, match: Match, memory: Discourse) -> Sides:
    """The sides of "they signed a memorandum": the two that are spoken of."""
    if memory.pair is None:
        return Sides([], [])
    at = row.tokens[match.first]
    one, other = (
        Party((place,), match.first, match.first, at.start, at.end, "bare", bound="pair")
        for place in memory.pair
    )
    return Sides([one], [other])
