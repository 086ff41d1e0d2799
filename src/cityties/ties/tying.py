"""From the tellings of one pair of places to their tie, with its instruments over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from cityties.records import TieClaim, TieKind, TieStatus
from cityties.ties.judging import Verdicts
from cityties.ties.model import Instrument, Phase, Telling, Tie
from cityties.ties.sources import fold_words
from cityties.ties.spans import LAST, span_of
from cityties.ties.values import Vote, choose, choose_date, count_outlets

KINDS: tuple[TieKind, ...] = get_args(TieKind)
"""The strongest first."""
PHASES: dict[TieStatus, Phase] = {
    "planned": "made",
    "active": "made",
    "suspended": "suspension",
    "ended": "end",
}
PHASE_ORDER: tuple[Phase, ...] = ("made", "suspension", "end")


def tie_of(tellings: Sequence[Telling], verdicts: Verdicts) -> Tie:
    """The tie that the tellings about one pair add up to; at least one is given."""
    groups: dict[tuple[int, int], list[Telling]] = {}
    for telling in sorted(tellings, key=lambda t: t.key):
        claim = _claim(telling)
        phase = PHASE_ORDER.index(PHASES[claim.status])
        groups.setdefault((phase, KINDS.index(claim.kind)), []).append(telling)
    instruments = sorted((instrument_of(group, verdicts) for group in groups.values()), key=_in_time)
    current = _current(instruments)
    first = _claim(tellings[0])
    return Tie(
        a=first.a.id,
        b=first.b.id,
        kind=current.kind,
        status=_status(instruments, tellings),
        since=current.since if current.phase == "made" else None,
        fields=_in_order(field for i in instruments for field in i.fields),
        instruments=tuple(instruments),
        claims=tuple(sorted(t.key for t in tellings)),
        outlets=count_outlets(tellings),
        reviewed=any(i.reviewed for i in instruments),
    )


def instrument_of(tellings: Sequence[Telling], verdicts: Verdicts) -> Instrument:
    """One document or decision, from the tellings of its kind and phase."""
    claims = [(_claim(t), t, verdicts.of(t.key)) for t in tellings]
    dates = [
        Vote(c.since, t, j.reviewed, "since" in j.corrections) for c, t, j in claims if c.since is not None
    ]
    terms = [Vote(c.term, t, j.reviewed, "term" in j.corrections) for c, t, j in claims if c.term]
    return Instrument(
        kind=claims[0][0].kind,
        phase=PHASES[claims[0][0].status],
        status=_furthest([c.status for c, _, _ in claims]),
        since=choose_date(dates),
        term=choose(terms, same=fold_words),
        fields=_in_order(field for c, _, _ in claims for field in c.fields),
        claims=tuple(sorted(t.key for t in tellings)),
        outlets=count_outlets(tellings),
        reviewed=any(j.reviewed for _, _, j in claims),
    )


def _claim(telling: Telling) -> TieClaim:
    assert isinstance(telling.claim, TieClaim)  # noqa: S101 - for the type checker; fold sorts them
    return telling.claim


def _furthest(statuses: list[TieStatus]) -> TieStatus:
    """A plan that another source reports as done is done."""
    return statuses[0] if len(set(statuses)) == 1 else "active"


def _in_time(instrument: Instrument) -> tuple[str, int, int]:
    first = span_of(instrument.since.value)[0] if instrument.since else LAST
    return first, PHASE_ORDER.index(instrument.phase), KINDS.index(instrument.kind)


def _current(instruments: Sequence[Instrument]) -> Instrument:
    """The instrument that says what kind of tie it is: the strongest in force, else the strongest at all."""
    return min(
        instruments,
        key=lambda i: (i.phase != "made", i.status == "planned", KINDS.index(i.kind), _in_time(i)),
    )


def _status(instruments: Sequence[Instrument], tellings: Sequence[Telling]) -> TieStatus:
    """The status after the last event.

    An end or a suspension without a date happened, at the latest, before the page that reports it.
    """
    published = {t.key: t.published for t in tellings}

    def last_day(instrument: Instrument) -> tuple[str, int]:
        order = PHASE_ORDER.index(instrument.phase)
        if instrument.since is not None:
            return span_of(instrument.since.value)[1 if order else 0], order
        return (max(published[key] for key in instrument.claims) or LAST) if order else "", order

    in_force = [i for i in instruments if i.status != "planned"] or instruments
    return max(in_force, key=last_day).status


def _in_order(fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(fields)))
