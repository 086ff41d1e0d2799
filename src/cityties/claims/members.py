"""The members of lists and rosters: places, each with the tokens that speak of it."""

from __future__ import annotations

from dataclasses import dataclass

from cityties.claims.rows import Token
from cityties.records import Place


@dataclass(frozen=True, slots=True)
class Member:
    """A place of a list and the tokens that speak of it: its name, where it lies and its date."""

    place: Place
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a roster: a partner, whose it is, of what kind, and the time that its lines give.

    ``at`` is the token that names the ``owner``, where the line itself does.
    """

    owner: Place
    at: int | None
    member: Member
    kind: str
    dated: Token | None
