"""Which parties of a sentence may be sides of an exchange: not venues, nor subjects of other verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cityties.claims.actors import VERBISH
from cityties.claims.clauses import relation_of
from cityties.claims.discourse import Discourse
from cityties.claims.lexicon import Frame, Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row

MIXED = ("join", "hold", "link")
"""Forms of which either side may stand where the other does."""
_TRAVELLERS = frozenset({"ambassador", "envoy", "diplomat"})
DIPLOMATS = _TRAVELLERS | {"minister", "president", "premier"}
"""Who acts for a state, not for a city; an ambassador's visit to a city is one of the state to it."""
_CAME = frozenset("come comes came coming arrive arrives arrived arriving".split())
_EXCLUDED = frozenset(
    "near before since than like against unlike behind after apposition besides despite owner".split()
)


def who_may_act(
    row: Row, match: Match, frame: Frame, parties: Sequence[Party], memory: Discourse
) -> list[Party]:
    """The parties of a sentence that may be sides of a cue, as it has them."""
    of_states = DIPLOMATS - _TRAVELLERS if frame.kind == "visit" else DIPLOMATS
    usable = [p for p in parties if p.case not in _EXCLUDED and not (p.is_country and p.actor in of_states)]
    usable = _met_at(usable, memory) if frame.form in MIXED else usable
    usable = _without_venues(usable) if frame.kind == "agreement" else usable
    usable = _without_subjects_of_others(row, usable, match) if frame.kind == "visit" else usable
    usable = _without_repeated_subjects(row, usable, match)
    return [_arriving(row, p, match, memory) for p in usable]


def _met_at(parties: Sequence[Party], memory: Discourse) -> list[Party]:
    """The parties of "both cities signed it in Athens": who meets elsewhere is the home and that place."""
    venues = [p for p in parties if p.case in ("in", "at") and len(p.places) == 1 and not p.is_country]
    pairs = [p for p in parties if p.bound == "pair"]
    if len(parties) != 2 or not venues or not pairs or memory.home is None:
        return list(parties)
    venue = venues[0].places[0]
    if venue.id in {p.id for p in pairs[0].places} or venue.country == memory.home.country:
        return (
            [p for p in parties if p is not venues[0]]
            if venue.id in {p.id for p in pairs[0].places}
            else list(parties)
        )
    return [replace(pairs[0], places=(memory.home, venue))]


def _without_venues(parties: list[Party]) -> list[Party]:
    """The parties of "signed by the councils of Kofu and Tartu in Graz": those who sign, not where.

    One who signs "in Turkey" signs with nobody there in particular.
    """
    parties = [p for p in parties if p.case not in ("in", "at") or p.actor or not p.is_country]
    signers = [p for p in parties if p.case not in ("in", "at") or p.actor]
    towns = {place.id for p in signers if not p.is_country for place in p.places}
    return signers if len(towns) > 1 else parties


def _without_subjects_of_others(row: Row, parties: Sequence[Party], match: Match) -> list[Party]:
    """The parties without those that have a verb of their own before the subject of the cue.

    As in "Kofu has a new hall, and guests from Chengdu came to see it".
    """
    before = [p for p in parties if p.case == "bare" and p.last < match.first]
    verbs = VERBISH | {row.lower(m.first) for m in row.of("frame") if m.sense.form == "verb"}
    others = [
        p
        for p in before[:-1]
        if row.lower(p.last + 1) in verbs and _and_between(row, p.last + 1, before[-1].first)
    ]
    return [p for p in parties if p not in others]


def _without_repeated_subjects(row: Row, parties: Sequence[Party], match: Match) -> list[Party]:
    """The parties without the subject around a relative clause that names the same place anew.

    As in "Kofu showed the bell that the city of Kofu had given to Pau".
    """

    def elsewhere(party: Party) -> bool:
        ids = {p.id for p in party.places}
        return any(ids <= {p.id for p in o.places} for o in parties if o is not party)

    return [p for p in parties if relation_of(row, p, match, False) != "outer" or not elsewhere(p)]


def _arriving(row: Row, party: Party, match: Match, memory: Discourse) -> Party:
    """A mayor whose place is not told, and who came: one of the other place, not of the home."""
    came = match.sense.form == "verb" and row.lower(match.first) in _CAME and party.last < match.first
    if party.bound != "home" or party.actor is None or not came or row.lower(match.last) == "from":
        return party
    partner = memory.partner(party.places[0])
    return replace(party, places=(partner,), bound="person") if partner is not None else party


def _and_between(row: Row, after: int, before: int) -> bool:
    """Whether a clause that begins with "and" or the like lies between two tokens."""
    return any(row.lower(k) in (",", "and", ";", "but", "–") for k in range(after + 1, before))
