"""What a sentence may tell of: an exchange with its two sides, before it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cityties.claims.lexicon import Frame, Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.records import ExchangeKind, ExchangeStatus, Place, Role

SIGNING = Frame("a tie is made", "agreement", "join", None)
"""The frame of the agreement by which a tie comes about; the tie's own term is its cue."""


@dataclass(eq=False)
class Candidate:
    """An exchange that a sentence may tell of.  ``features`` say what speaks for it and against it.

    ``way`` says what speaks for the way in which the form of its cue has the two sides; where it speaks
    against it, the candidate is ``turned``; ``sure`` says how likely it goes the way that it now has.
    """

    kind: ExchangeKind
    frame: Frame
    match: Match
    row: Row
    part: Role
    givers: list[Party]
    takers: list[Party]
    status: ExchangeStatus = "done"
    features: dict[str, float] = field(default_factory=dict)
    way: dict[str, float] = field(default_factory=dict)
    turned: bool = False
    sure: float = 0.5

    @cached_property
    def from_(self) -> tuple[Place, ...]:
        """The places of those who go, give, or come first."""
        return _places(self.givers, ())

    @cached_property
    def to(self) -> tuple[Place, ...]:
        """The places of those who receive; none that is on the other side already."""
        return _places(self.takers, self.from_)


def turned_back(candidate: Candidate) -> Candidate:
    """A candidate with its two sides in each other's place."""
    return replace(
        candidate,
        givers=_of(candidate.takers, candidate.to),
        takers=candidate.givers,
        turned=not candidate.turned,
        sure=1 - candidate.sure,
    )


def _of(parties: Sequence[Party], places: Sequence[Place]) -> list[Party]:
    """The parties with those of their places that are among others."""
    kept = [(party, tuple(p for p in party.places if p in places)) for party in parties]
    return [replace(party, places=own) for party, own in kept if own]


def _places(parties: Sequence[Party], other: Sequence[Place]) -> tuple[Place, ...]:
    if not other and len(parties) == 1 and len(parties[0].places) == 1:
        return parties[0].places  # asked for often, and nearly always one
    taken = {p.id for p in other}
    places = {p.id: p for party in parties for p in party.places if p.id not in taken}
    return tuple(places.values())
