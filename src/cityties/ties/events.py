"""Which tellings are of one event.

Two claims tell of one exchange when kind, parties and dates agree (their bounds overlap) and nothing else
contradicts: quantity, stage, venue, direction.  What people said (same, different) comes first.  The narrow
dates are placed first, and a vague one joins an event only where there is no other that it could mean; so the
result does not hang on the order of arrival.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from cityties.records import ExchangeClaim, Place
from cityties.ties.judging import Verdicts
from cityties.ties.model import Telling
from cityties.ties.sources import fold_words
from cityties.ties.spans import Span, overlap, span_of, width

DIRECTED = frozenset({"visit", "donation", "gift"})
"""Kinds where it matters who goes or gives."""
NARROW = 7
"""Days: a date this narrow means one event of its kind between the same parties."""
OPEN = 366 * 2
"""Days: a date wider than two years says too little to tell events apart."""


class Fit(Enum):
    """How two tellings stand to each other."""

    AGREE = 1
    INDIFFERENT = 2
    CONTRADICT = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A telling of an exchange with what is compared, worked out once."""

    telling: Telling
    claim: ExchangeClaim
    topic: str
    span: Span
    width: int

    @property
    def order(self) -> tuple[int, Span, str]:
        """Narrow dates first, then by day."""
        return self.width, self.span, self.telling.key


Event = list[Told]


def topic_of(telling: Telling) -> str:
    """What is compared with what: the pair of a tie, or the kind and parties of an exchange.

    Claims of different topics never tell of the same thing, unless people say so.
    """
    claim = telling.claim
    if not isinstance(claim, ExchangeClaim):
        return f"tie:{claim.a.id}-{claim.b.id}"
    return ":".join(["exchange", claim.kind, *(str(i) for i in sorted(party_ids(claim)))])


def party_ids(claim: ExchangeClaim) -> frozenset[int]:
    """Who takes part; where only one party is named, the venue counts as the other."""
    parties = {place.id for place in (*claim.from_, *claim.to)}
    return frozenset(parties if len(parties) > 1 else parties | {place.id for place in claim.where})


def gather(tellings: Iterable[Telling], verdicts: Verdicts) -> list[list[Telling]]:
    """Groups of tellings, one for each event."""
    told = sorted((_told(t) for t in tellings), key=lambda t: t.order)
    units = _judged_same(told, verdicts)
    apart = {(one, other) for one, other, same in verdicts.pairs if not same}
    events: list[Event] = []
    for unit in sorted(units, key=lambda unit: unit[0].order):
        home = _home(unit, [e for e in events if _fits(unit, e, apart)])
        if home is None:
            events.append(list(unit))
        else:
            home.extend(unit)
    return [[t.telling for t in event] for event in events]


def _told(telling: Telling) -> Told:
    claim = telling.claim
    assert isinstance(claim, ExchangeClaim)  # noqa: S101 - for the type checker; fold sorts them
    span = span_of(claim.date, claim.end)
    return Told(telling, claim, topic_of(telling), span, width(span))


def _home(unit: Event, fitting: list[Event]) -> Event | None:
    """The event that a unit belongs to, if there is only one it can mean."""
    if unit[0].width > OPEN:
        fitting = [event for event in fitting if any(_same_thing(t, u) for t in event for u in unit)]
    if len(fitting) == 1 or (fitting and unit[0].width <= NARROW):
        return fitting[0]
    alike = [event for event in fitting if event[0].span == unit[0].span]
    return alike[0] if alike else None


def _fits(unit: Event, event: Event, apart: set[tuple[str, str]]) -> bool:
    agree = False
    for one in unit:
        for other in event:
            if (min(one.telling.key, other.telling.key), max(one.telling.key, other.telling.key)) in apart:
                return False
            fit = compare(one, other)
            if fit is Fit.CONTRADICT:
                return False
            agree = agree or fit is Fit.AGREE
    return agree


def compare(one: Told, other: Told) -> Fit:
    """Whether two tellings agree that they tell of one event."""
    a, b = one.claim, other.claim
    if one.telling.article == other.telling.article:
        return Fit.CONTRADICT  # the reader, who saw both, told them apart
    if not overlap(one.span, other.span):
        return Fit.CONTRADICT
    if _numbers_differ(a, b) or _venues_differ(a, b) or _stages_differ(a, b):
        return Fit.CONTRADICT
    if one.topic != other.topic:
        return Fit.INDIFFERENT
    return Fit.CONTRADICT if _directions_differ(a, b) else Fit.AGREE


def _numbers_differ(a: ExchangeClaim, b: ExchangeClaim) -> bool:
    return _disjoint([q.value for q in a.quantity], [q.value for q in b.quantity])


def _venues_differ(a: ExchangeClaim, b: ExchangeClaim) -> bool:
    if not a.where or not b.where:
        return False
    return not any(_nested(p, q) for p in a.where for q in b.where)


def _nested(p: Place, q: Place) -> bool:
    return p.id == q.id or p.id in q.within or q.id in p.within


def _stages_differ(a: ExchangeClaim, b: ExchangeClaim) -> bool:
    dates = {stage.stage: stage.date for stage in a.stages}
    return any(not overlap(span_of(dates.get(s.stage)), span_of(s.date)) for s in b.stages)


def _directions_differ(a: ExchangeClaim, b: ExchangeClaim) -> bool:
    if a.kind not in DIRECTED:
        return False
    return _disjoint([p.id for p in a.from_], [p.id for p in b.from_]) or _disjoint(
        [p.id for p in a.to], [p.id for p in b.to]
    )


def _disjoint(one: Sequence[Hashable], other: Sequence[Hashable]) -> bool:
    return bool(one) and bool(other) and not set(one) & set(other)


def _same_thing(one: Told, other: Told) -> bool:
    """Whether two tellings name the same thing or amount: what an undated telling needs to be joined."""
    a, b = one.claim, other.claim
    if a.what and b.what and fold_words(a.what) == fold_words(b.what):
        return True
    return any(
        (q.value, fold_words(q.unit)) == (r.value, fold_words(r.unit)) for q in a.quantity for r in b.quantity
    )


def _judged_same(told: list[Told], verdicts: Verdicts) -> list[Event]:
    """Units that people said are one; the later verdict wins over an older one that it contradicts."""
    units = {t.telling.key: [t] for t in told}
    apart: set[tuple[str, str]] = set()
    for one, other, same in verdicts.pairs:
        if one not in units or other not in units:
            continue
        if not same:
            if units[one] is not units[other]:
                apart.add((one, other))
        elif units[one] is not units[other] and not _kept_apart(units[one], units[other], apart):
            units[one].extend(units[other])
            for member in units[other]:
                units[member.telling.key] = units[one]
    unique = {id(unit): unit for unit in units.values()}
    return [sorted(unit, key=lambda t: t.order) for unit in unique.values()]


def _kept_apart(one: Event, other: Event, apart: set[tuple[str, str]]) -> bool:
    keys = [(p.telling.key, q.telling.key) for p in one for q in other]
    return any((min(pair), max(pair)) in apart for pair in keys)
