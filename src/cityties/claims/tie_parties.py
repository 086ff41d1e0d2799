"""Parties as the ends of a tie: which share a place, which stands nearest, which is the subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cityties.claims.lying import lies_in
from cityties.claims.parties import Party


def one_of(party: Party, index: int) -> Party:
    """A party with one of its places only."""
    return replace(party, places=(party.places[index],))


def shared(one: Party, other: Party) -> bool:
    """Whether two parties have a place in common."""
    return bool({p.id for p in one.places} & {p.id for p in other.places})


def nested(one: Party, other: Party) -> bool:
    """Whether one party lies in the other: the subject of "Sichuan food … with Chengdu" is neither."""
    return any(lies_in(a, b) or lies_in(b, a) for a in one.places for b in other.places)


def nearest(parties: Sequence[Party], but: Party | None = None) -> Party | None:
    """The last of some parties that shares no place with another one."""
    free = [p for p in parties if but is None or not shared(p, but)]
    return free[-1] if free else None


def subject_of(before: Sequence[Party], linked: Party) -> Party | None:
    """The party before a term that is its subject: one without a preposition, if there is any."""
    free = [p for p in before if not shared(p, linked) and not nested(p, linked)]
    bare = [p for p in free if p.case in ("bare", "by", "of", "for", "from", "between")]
    return nearest(bare) or nearest(free)


def abroad(party: Party, other: Party) -> bool:
    """Whether two parties have no country in common."""
    return not {p.country for p in party.places} & {p.country for p in other.places}


def free_of(party: Party | None, other: Party) -> Party | None:
    """A party, unless it shares a place with another one."""
    return party if party is not None and not shared(party, other) else None
