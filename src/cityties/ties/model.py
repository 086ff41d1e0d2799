"""What folding takes and gives: tellings and judgements in, ties and exchanges out."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from cityties.records import (
    ExchangeClaim,
    ExchangeKind,
    ExchangeStatus,
    Organisation,
    Person,
    Quantity,
    Record,
    Stage,
    TieClaim,
    TieKind,
    TieStatus,
    When,
)

Verdict = Literal["accept", "reject", "correct", "unsure", "same", "different", "withdraw"]
Phase = Literal["made", "suspension", "end"]
T = TypeVar("T")


class Telling(Record, frozen=True, kw_only=True):
    """A claim with where it was told.

    ``key`` is what judgements are about: it stays the same while the evidence stays the same.  ``article`` is
    the article that tells it, ``source`` the independent source that the article belongs to (one text in five
    outlets is one source), ``outlet`` who published it.  ``published`` and ``recorded`` are days
    (``YYYY-MM-DD``): the latest on which the article can have appeared (empty: unknown), and when the
    register learned of it.
    """

    key: str
    claim: TieClaim | ExchangeClaim
    article: str
    source: str
    outlet: str | None = None
    published: str = ""
    recorded: str = ""


class Judgement(Record, frozen=True, kw_only=True):
    """A person's verdict on a claim, or on two claims (same, different); ``withdraw`` takes one back.

    ``claim`` and ``other`` are keys of tellings.  ``value`` of a correction is the JSON value that ``field``
    is to have.  ``at`` is an ISO time; of two verdicts on one thing the later is in force.
    """

    id: str
    verdict: Verdict
    claim: str
    other: str | None = None
    field: str | None = None
    value: msgspec.Raw | None = None
    withdraws: str | None = None
    by: str = ""
    at: str
    reason: str | None = None


class Alternative(Record, Generic[T], frozen=True, kw_only=True):
    """A value that lost: "also stated"."""

    value: T
    outlets: int
    claims: tuple[str, ...]
    reviewed: bool = False


class Stated(Record, Generic[T], frozen=True, kw_only=True):
    """The value of a field, from how many independent outlets, by which claims, and what was also stated."""

    value: T
    outlets: int
    claims: tuple[str, ...]
    reviewed: bool = False
    also: tuple[Alternative[T], ...] = ()


class Instrument(Record, frozen=True, kw_only=True):
    """One document or decision of a tie: a letter of intent, an agreement, a suspension, an end."""

    kind: TieKind
    phase: Phase
    status: TieStatus
    since: Stated[When] | None
    term: Stated[str] | None
    fields: tuple[str, ...]
    claims: tuple[str, ...]
    outlets: int
    reviewed: bool


class Tie(Record, frozen=True, kw_only=True):
    """What the claims about one pair of places add up to; ``a`` is the lower place id."""

    a: int
    b: int
    kind: TieKind
    status: TieStatus
    since: Stated[When] | None
    fields: tuple[str, ...]
    instruments: tuple[Instrument, ...]
    claims: tuple[str, ...]
    outlets: int
    reviewed: bool


class Parties(Record, frozen=True, kw_only=True):
    """Who takes part in an exchange, by place id: from whom, to whom."""

    from_: tuple[int, ...] = msgspec.field(name="from")
    to: tuple[int, ...]


class Exchange(Record, frozen=True, kw_only=True):
    """What the claims about one event add up to."""

    id: str
    kind: Stated[ExchangeKind]
    status: Stated[ExchangeStatus]
    parties: Stated[Parties]
    where: tuple[int, ...]
    date: Stated[When] | None
    end: Stated[When] | None
    what: Stated[str] | None
    quantity: tuple[Quantity, ...]
    stages: tuple[Stage, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    claims: tuple[str, ...]
    outlets: int
    reviewed: bool
