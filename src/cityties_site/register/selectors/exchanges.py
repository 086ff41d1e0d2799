"""The page of an exchange."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from django.db.models import Q

from cityties.ties import Alternative, Parties, Stated
from cityties.ties import Exchange as ExchangeRecord
from cityties_site.register import addresses
from cityties_site.register.cldr import joined, number, period_text, separator
from cityties_site.register.models import Claim, Exchange, ExchangeFacet, Tie
from cityties_site.register.selectors.asking import Asked, Moved, NotThere, asked, in_language
from cityties_site.register.selectors.citing import citation
from cityties_site.register.selectors.references import (
    decode_exchange,
    exchange_ref,
    place_refs,
    places_of,
    tie_refs,
)
from cityties_site.register.selectors.statements import sources, winning
from cityties_site.register.selectors.ties import date_field, history, text_field
from cityties_site.register.sentences import exchange_sentence
from cityties_site.register.view_models import (
    ExchangeRef,
    ExchangeView,
    FieldView,
    HistoryEntry,
    OrganisationView,
    PersonView,
    PlaceRef,
    QuantityView,
    StageView,
    TieRef,
    ValueView,
)
from cityties_site.register.wording import (
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    FIELDS,
    STAGES,
    Words,
    date_text,
    date_view,
    label,
)

Places = Mapping[int, PlaceRef]


@in_language
def exchange(
    exchange_id: str, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> ExchangeView:
    """The page of an exchange; raises NotThere, or Moved when it was joined with another."""
    ask = asked(language, as_of=as_of, public_only=public_only)
    row = Exchange.objects.filter(ask.holds(), public_id=exchange_id).first()
    if row is None:
        raise _moved(exchange_id, ask)
    record = decode_exchange(row.document)
    places = place_refs(places_of(record), ask)
    told = sources(record.claims, ask)
    languages = told.languages()
    ref = exchange_ref(row, record, places, ask, languages)
    fields = _fields(record, places, ask, languages)
    spoken = next(filter(None, map(languages.get, record.claims)), None)
    return ExchangeView(
        exchange=ref,
        sentence=exchange_sentence(ref, language),
        period=_period(record, language),
        dates=tuple(filter(None, [date_field("date", record.date, ask), date_field("end", record.end, ask)])),
        end=date_view(record.end.value, language) if record.end else None,
        quantities=_quantities(record, spoken, ask),
        stages=_stages(record, ask),
        people=tuple(
            PersonView(name=p.name, role=p.role, of=places.get(p.of or 0), language=spoken)
            for p in record.people
        ),
        organisations=tuple(
            OrganisationView(name=o.name, of=places.get(o.of or 0), language=spoken)
            for o in record.organisations
        ),
        fields=fields,
        disagreements=tuple(field for field in fields if field.disputed),
        ties=_ties(record, ask),
        statements=told.statements(
            winning(
                kind=record.kind,
                status=record.status,
                date=record.date,
                end=record.end,
                what=record.what,
                from_=record.parties,
                to=record.parties,
            )
        ),
        documents=told.documents(),
        coverage=told.coverage(),
        citation=citation(ref.title, ref.path, ask),
        as_of=ask.as_of,
        history=_history(row, ref, ask),
    )


def _moved(exchange_id: str, ask: Asked) -> LookupError:
    """Where an exchange went that had this id while it was told by one page only."""
    keys = Claim.objects.filter(exchange_id=exchange_id).values_list("key", flat=True)
    facets = ExchangeFacet.objects.filter(scope=ask.audience, name="claim", value__in=list(keys))
    facet = facets.select_related("row").first()
    if facet is None or ask.as_of is not None:
        return NotThere(f"the register has no exchange {exchange_id}")
    return Moved(addresses.exchange(ask.language, facet.row.public_id))


def _period(record: ExchangeRecord, language: str) -> str | None:
    first = record.date.value.value if record.date else None
    last = record.end.value.value if record.end else None
    return period_text(first, last, language) if first and last else None


def _fields(
    record: ExchangeRecord, places: Places, ask: Asked, languages: Mapping[str, str]
) -> tuple[FieldView, ...]:
    fields = [
        date_field("date", record.date, ask),
        date_field("end", record.end, ask),
        text_field("what", record.what, languages),
        _coded("kind", record.kind, EXCHANGE_KINDS),
        _coded("status", record.status, EXCHANGE_STATUSES),
        _parties(record, places, ask),
    ]
    return tuple(field for field in fields if field is not None)


def _coded(name: str, stated: Stated[Any], words: Words) -> FieldView:
    def view(value: str, outlets: int, *, reviewed: bool) -> ValueView:
        return ValueView(text=label(words, value).label, sources=outlets, machine_read=not reviewed)

    also = tuple(view(a.value, a.outlets, reviewed=a.reviewed) for a in stated.also)
    shown = view(stated.value, stated.outlets, reviewed=stated.reviewed)
    return FieldView(field=label(FIELDS, name), value=shown, also_stated=also)


def _parties(record: ExchangeRecord, places: Places, ask: Asked) -> FieldView:
    comma = separator(ask.language)

    def names(ids: Sequence[int]) -> str:
        return comma.join(places[pk].name for pk in ids if pk in places)

    stated: list[Stated[Parties] | Alternative[Parties]] = [record.parties, *record.parties.also]
    views = [
        ValueView(
            text=" → ".join(filter(None, [names(s.value.from_), names(s.value.to)])),
            sources=s.outlets,
            machine_read=not s.reviewed,
        )
        for s in stated
    ]
    return FieldView(field=label(FIELDS, "parties"), value=views[0], also_stated=tuple(views[1:]))


def _quantities(record: ExchangeRecord, spoken: str | None, ask: Asked) -> tuple[QuantityView, ...]:
    return tuple(
        QuantityView(
            text=f"{number(q.value, ask.language)} {q.unit}", value=q.value, unit=q.unit, language=spoken
        )
        for q in record.quantity
    )


def _stages(record: ExchangeRecord, ask: Asked) -> tuple[StageView, ...]:
    return tuple(
        StageView(
            stage=label(STAGES, s.stage),
            date=date_view(s.date, ask.language),
            status=label(EXCHANGE_STATUSES, s.status),
        )
        for s in record.stages
    )


def _ties(record: ExchangeRecord, ask: Asked) -> tuple[TieRef, ...]:
    parties = sorted({*record.parties.value.from_, *record.parties.value.to, *record.where})
    pairs = list(combinations(parties[:10], 2))
    if not pairs:
        return ()
    either = Q()
    for a, b in pairs:
        either |= Q(a=a, b=b)
    return tie_refs(list(Tie.objects.filter(ask.holds()).filter(either).order_by("a", "b")), ask)


def _history(row: Exchange, ref: ExchangeRef, ask: Asked) -> tuple[HistoryEntry, ...]:
    versions = Exchange.objects.filter(audience=ask.audience, public_id=row.public_id).order_by("from_day")
    entries = []
    for version in versions:
        record = decode_exchange(version.document)
        when = date_text(record.date.value, ask.language) if record.date else ""
        text = joined([label(EXCHANGE_KINDS, record.kind.value).label, when], ask.language)
        entries.append((version.from_day, f"{ref.path}?as_of={version.from_day}", text))
    return history(entries)
