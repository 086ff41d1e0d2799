"""From the tellings of one event to the exchange that they add up to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, get_args

import msgspec

from cityties.records import ExchangeClaim, ExchangeStatus, Organisation, Person, Quantity, Stage, StageName
from cityties.ties.judging import Judged, Verdicts
from cityties.ties.model import Exchange, Parties, Stated, Telling
from cityties.ties.sources import fold_words
from cityties.ties.values import Vote, choose, choose_date, count_outlets

T = TypeVar("T")
Rows = list[tuple[ExchangeClaim, Telling, Judged]]
STAGES: tuple[StageName, ...] = get_args(StageName)
SETTLED: dict[ExchangeStatus, int] = {"planned": 0, "ongoing": 1, "done": 2, "cancelled": 2}
"""What is planned comes to be done or cancelled: the settled status wins over what was announced before."""


def exchange_of(tellings: Sequence[Telling], verdicts: Verdicts) -> Exchange:
    """The exchange that the tellings of one event add up to; at least one is given."""
    rows: Rows = [
        (t.claim, t, verdicts.of(t.key))
        for t in sorted(tellings, key=lambda t: t.key)
        if isinstance(t.claim, ExchangeClaim)
    ]
    return Exchange(
        id=exchange_id(tellings),
        kind=_must(choose(_votes(rows, "kind", lambda c: c.kind), same=str)),
        status=_status(rows),
        parties=_must(choose(_votes(rows, "from", _parties), same=lambda p: p, precision=_named)),
        where=tuple(sorted({place.id for claim, _, _ in rows for place in claim.where})),
        date=choose_date(_votes(rows, "date", lambda c: c.date)),
        end=choose_date(_votes(rows, "end", lambda c: c.end)),
        what=choose(_votes(rows, "what", lambda c: c.what), same=fold_words, precision=len),
        quantity=_quantities(rows),
        stages=_stages(rows),
        people=_people(rows),
        organisations=_organisations(rows),
        claims=tuple(sorted(t.key for t in tellings)),
        outlets=count_outlets(tellings),
        reviewed=any(judged.reviewed for _, _, judged in rows),
    )


def exchange_id(tellings: Sequence[Telling]) -> str:
    """An id that stays when others tell of the event later: it is made of the first telling recorded."""
    first = min(tellings, key=lambda t: (t.recorded, t.key))
    return exchange_id_from(first.key)


def exchange_id_from(key: str) -> str:
    """The id of an exchange whose first telling has this key."""
    return hashlib.sha256(msgspec.json.encode(["exchange", key])).hexdigest()[:12]


def _votes(rows: Rows, field: str, value: Callable[[ExchangeClaim], T | None]) -> list[Vote[T]]:
    told = ((value(claim), telling, judged) for claim, telling, judged in rows)
    return [Vote(v, telling, j.reviewed, field in j.corrections) for v, telling, j in told if v is not None]


def _must(stated: Stated[T] | None) -> Stated[T]:
    if stated is None:
        raise ValueError("an exchange without tellings; give at least one")
    return stated


def _status(rows: Rows) -> Stated[ExchangeStatus]:
    """Who announced it speaks for those who report it done."""
    votes: list[Vote[ExchangeStatus]] = _votes(rows, "status", lambda claim: claim.status)
    settled = SETTLED.__getitem__
    return _must(
        choose(votes, same=str, precision=settled, supports=lambda one, other: settled(one) > settled(other))
    )


def _parties(claim: ExchangeClaim) -> Parties:
    return Parties(from_=tuple(sorted(p.id for p in claim.from_)), to=tuple(sorted(p.id for p in claim.to)))


def _named(parties: Parties) -> int:
    return bool(parties.from_) + bool(parties.to)


def _quantities(rows: Rows) -> tuple[Quantity, ...]:
    found = {(q.value, fold_words(q.unit)): q for claim, _, _ in rows for q in claim.quantity}
    return tuple(found[key] for key in sorted(found))


def _stages(rows: Rows) -> tuple[Stage, ...]:
    """Each stage once, with the best date for it and the furthest status."""
    stages = []
    for name in STAGES:
        told = [(s, t, j) for claim, t, j in rows for s in claim.stages if s.stage == name]
        if told:
            date = choose_date([Vote(s.date, t, j.reviewed) for s, t, j in told if s.date is not None])
            status = max((s.status for s, _, _ in told), key=lambda status: (SETTLED[status], status))
            stages.append(Stage(stage=name, date=date.value if date else None, status=status))
    return tuple(stages)


def _people(rows: Rows) -> tuple[Person, ...]:
    people = {person for claim, _, _ in rows for person in claim.people}
    return tuple(sorted(people, key=lambda p: (p.of or 0, p.name or "", p.role or "")))


def _organisations(rows: Rows) -> tuple[Organisation, ...]:
    bodies: Iterable[Organisation] = {body for claim, _, _ in rows for body in claim.organisations}
    return tuple(sorted(bodies, key=lambda o: (o.of or 0, o.name)))
