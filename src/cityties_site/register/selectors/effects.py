"""What the register has already, and what accepting a claim would change: both folded alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cityties.ties import Exchange as ExchangeRecord
from cityties.ties import Judgement, Stated, fold_topic
from cityties.ties import Tie as TieRecord
from cityties.ties.judging import weigh
from cityties_site.register import addresses
from cityties_site.register.cldr import number
from cityties_site.register.selectors.asking import Asked
from cityties_site.register.selectors.references import place_refs
from cityties_site.register.services.topics import Component
from cityties_site.register.view_models import Effect, PlaceRef
from cityties_site.register.wording import (
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    FIELDS,
    TIE_KINDS,
    TIE_STATUSES,
    date_text,
    label,
)

Thing = TieRecord | ExchangeRecord
LATER = "9999-12-31T00:00:00+00:00"


@dataclass(frozen=True)
class Effects:
    """The lines to show; whether the thing is new to what people have accepted; where it stands now."""

    lines: tuple[Effect, ...]
    new: bool
    path: str | None


def effects_of(key: str, component: Component, ask: Asked) -> Effects:
    """Compare what people have accepted with what it will be when this claim is accepted too."""
    accepted = Judgement(id="~", verdict="accept", claim=key, at=LATER)
    then = _holding(key, _fold(component, [*component.judgements, accepted]))
    now = _same(then, _fold(component, component.judgements)) if then is not None else None
    if then is None:
        return Effects((), False, None)
    places = place_refs(_places(then) | (_places(now) if now else set()), ask)
    after = _values(then, places, ask.language)
    before = _values(now, places, ask.language) if now else {}
    lines = tuple(
        Effect(field=label(FIELDS, name), now=before.get(name, ""), then=after.get(name, ""))
        for name in after
        if after[name] or before.get(name)
    )
    return Effects(lines, now is None, _path(now, ask.language) if now else None)


def _fold(component: Component, judgements: Iterable[Judgement]) -> list[Thing]:
    rows = (row.telling for row in component.rows if row.until_day is None)
    ties, exchanges = fold_topic(rows, weigh(judgements), reviewed_only=True)
    return [*ties, *exchanges]


def _holding(key: str, things: list[Thing]) -> Thing | None:
    return next((thing for thing in things if key in thing.claims), None)


def _same(then: Thing, things: list[Thing]) -> Thing | None:
    """The tie of the same pair, or the exchange that shares a claim with the one to come."""
    if isinstance(then, TieRecord):
        return next((t for t in things if isinstance(t, TieRecord) and (t.a, t.b) == (then.a, then.b)), None)
    shared = set(then.claims)
    return next((t for t in things if isinstance(t, ExchangeRecord) and shared & set(t.claims)), None)


def _places(thing: Thing) -> set[int]:
    if isinstance(thing, TieRecord):
        return {thing.a, thing.b}
    return {*thing.parties.value.from_, *thing.parties.value.to, *thing.where}


def _path(thing: Thing, language: str) -> str:
    if isinstance(thing, TieRecord):
        return addresses.tie(language, thing.a, thing.b)
    return addresses.exchange(language, thing.id)


def _values(thing: Thing, places: dict[int, PlaceRef], language: str) -> dict[str, str]:
    return _of_tie(thing, language) if isinstance(thing, TieRecord) else _of_event(thing, places, language)


def _of_tie(tie: TieRecord, language: str) -> dict[str, str]:
    return {
        "kind": ", ".join(label(TIE_KINDS, i.kind).label for i in tie.instruments),
        "status": label(TIE_STATUSES, tie.status).label,
        "since": _all(tie.since, lambda when: date_text(when, language)),
        "sources": number(tie.outlets, language),
    }


def _of_event(event: ExchangeRecord, places: dict[int, PlaceRef], language: str) -> dict[str, str]:
    def names(ids: Iterable[int]) -> str:
        return ", ".join(places[pk].name for pk in ids if pk in places)

    return {
        "kind": _all(event.kind, lambda kind: label(EXCHANGE_KINDS, kind).label),
        "status": _all(event.status, lambda status: label(EXCHANGE_STATUSES, status).label),
        "parties": _all(
            event.parties,
            lambda p: " → ".join(filter(None, [names(p.from_), names(p.to)])) or names(event.where),
        ),
        "date": _all(event.date, lambda when: date_text(when, language)),
        "what": _all(event.what, str),
        "quantity": ", ".join(f"{number(q.value, language)} {q.unit}" for q in event.quantity),
        "sources": number(event.outlets, language),
    }


def _all(stated: Stated | None, text) -> str:  # type: ignore[type-arg, no-untyped-def]
    """The value shown, and those that were also stated."""
    if stated is None:
        return ""
    also = ", ".join(text(other.value) for other in stated.also)
    shown = str(text(stated.value))
    return _("%(value)s (also stated: %(others)s)") % {"value": shown, "others": also} if also else shown
