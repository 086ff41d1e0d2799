"""The page of a tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cityties.records import When
from cityties.ties import Alternative, Instrument, Stated
from cityties.ties import Tie as TieRecord
from cityties_site.register import addresses
from cityties_site.register.cldr import joined
from cityties_site.register.filters import Filters
from cityties_site.register.models import Exchange, Tie
from cityties_site.register.selectors.anniversaries import anniversary_of
from cityties_site.register.selectors.asking import SHOWN, Asked, NotThere, asked, in_language, today
from cityties_site.register.selectors.citing import citation
from cityties_site.register.selectors.listing import newest_exchanges_by
from cityties_site.register.selectors.references import (
    cooperation,
    decode_exchange,
    decode_tie,
    exchange_refs,
    tie_refs,
)
from cityties_site.register.selectors.statements import Sources, sources, winning
from cityties_site.register.sentences import tie_sentence
from cityties_site.register.view_models import (
    ExchangeRef,
    FieldView,
    HistoryEntry,
    InstrumentView,
    PersonView,
    Statement,
    TieRef,
    TieView,
    ValueView,
)
from cityties_site.register.wording import FIELDS, TIE_KINDS, TIE_STATUSES, date_text, date_view, label


@in_language
def tie(
    a: int, b: int, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> TieView:
    """The page of a tie by its pair, in either order; raises NotThere."""
    ask = asked(language, as_of=as_of, public_only=public_only)
    row, record = _find(a, b, ask)
    ref = tie_refs([row], ask)[0]
    told = sources(record.claims, ask)
    events = newest_exchanges_by("pair", ref.id, ask, SHOWN)
    exchanges = exchange_refs(events, ask)
    languages = told.languages()
    instruments = tuple(_instrument(instrument, ask, languages) for instrument in record.instruments)
    fields = tuple(_fields(record, ask, languages))
    more = Filters(what="exchanges", tie=ref.id).query()
    return TieView(
        tie=ref,
        sentence=tie_sentence(ref),
        instruments=instruments,
        signatories=_signatories(events, exchanges, ref),
        documents=told.documents(),
        fields=fields,
        cooperation=cooperation(record.fields),
        exchanges=exchanges,
        exchanges_total=ref.exchanges,
        more_path=addresses.explore(language, more) if ref.exchanges > SHOWN else None,
        statements=_statements(record, told),
        disagreements=tuple(field for field in fields if field.disputed),
        anniversary=anniversary_of(row, ref, today()),
        coverage=told.coverage(),
        citation=citation(ref.title, ref.path, ask),
        as_of=ask.as_of,
        history=_history(row, ref, ask),
    )


@in_language
def statements(
    a: int, b: int, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> tuple[Statement, ...]:
    """Every statement about a tie: value, quote, source, day seen, review."""
    ask = asked(language, as_of=as_of, public_only=public_only)
    _row, record = _find(a, b, ask)
    return _statements(record, sources(record.claims, ask))


def _find(a: int, b: int, ask: Asked) -> tuple[Tie, TieRecord]:
    low, high = sorted((a, b))
    row = Tie.objects.filter(ask.holds(), a=low, b=high).first()
    if row is None:
        raise NotThere(f"the register has no tie between {a} and {b}")
    return row, decode_tie(row.document)


def _instrument(instrument: Instrument, ask: Asked, languages: Mapping[str, str]) -> InstrumentView:
    return InstrumentView(
        kind=label(TIE_KINDS, instrument.kind),
        status=label(TIE_STATUSES, instrument.status),
        since=date_field("since", instrument.since, ask),
        term=text_field("term", instrument.term, languages),
        fields=cooperation(instrument.fields),
        signatories=(),
        sources=instrument.outlets,
        machine_read=not instrument.reviewed,
    )


def _fields(record: TieRecord, ask: Asked, languages: Mapping[str, str]) -> Iterable[FieldView]:
    for instrument in record.instruments:
        term = text_field("term", instrument.term, languages)
        for field in (date_field("since", instrument.since, ask), term):
            if field is not None:
                yield field


def date_field(name: str, stated: Stated[When] | None, ask: Asked) -> FieldView | None:
    """A date with the dates that were also stated."""
    if stated is None:
        return None

    def view(value: Stated[When] | Alternative[When]) -> ValueView:
        return ValueView(
            text=date_text(value.value, ask.language),
            sources=value.outlets,
            machine_read=not value.reviewed,
            when=date_view(value.value, ask.language),
        )

    return FieldView(field=label(FIELDS, name), value=view(stated), also_stated=tuple(map(view, stated.also)))


def text_field(name: str, stated: Stated[str] | None, languages: Mapping[str, str]) -> FieldView | None:
    """A text with the texts that were also stated, each in the language of the claim that says it."""
    if stated is None:
        return None

    def view(value: Stated[str] | Alternative[str]) -> ValueView:
        language = languages.get(next(iter(value.claims), "")) or None
        return ValueView(
            text=value.value, sources=value.outlets, machine_read=not value.reviewed, language=language
        )

    return FieldView(field=label(FIELDS, name), value=view(stated), also_stated=tuple(map(view, stated.also)))


def _signatories(
    events: Iterable[Exchange], refs: Iterable[ExchangeRef], tie: TieRef
) -> tuple[PersonView, ...]:
    """Who is told to have been there when an agreement was made: "Koichi Nomura, mayor" (of Kofu)."""
    cities = {tie.a.id: tie.a, tie.b.id: tie.b}
    people = [
        PersonView(name=p.name, role=p.role, of=cities.get(p.of or 0), language=ref.what_language)
        for row, ref in zip(events, refs, strict=True)
        if row.kind == "agreement"
        for p in decode_exchange(row.document).people
    ]
    return tuple(dict.fromkeys(people))


def _statements(record: TieRecord, told: Sources) -> tuple[Statement, ...]:
    wins: dict[str, frozenset[str]] = {}
    for instrument in record.instruments:
        for name, claims in winning(since=instrument.since, term=instrument.term).items():
            wins[name] = wins.get(name, frozenset()) | claims
    return told.statements(wins)


def _history(row: Tie, ref: TieRef, ask: Asked) -> tuple[HistoryEntry, ...]:
    versions = Tie.objects.filter(audience=ask.audience, a=row.a, b=row.b).order_by("from_day")
    entries = []
    for version in versions:
        record = decode_tie(version.document)
        entries.append((version.from_day, f"{ref.path}?as_of={version.from_day}", _brief(record, ask)))
    return history(entries)


def _brief(record: TieRecord, ask: Asked) -> str:
    """An older version's kind, status and date in a few words."""
    since = date_text(record.since.value, ask.language) if record.since else ""
    words = [label(TIE_KINDS, record.kind).label, label(TIE_STATUSES, record.status).label, since]
    return joined(words, ask.language)


def history(entries: Sequence[tuple[date, str, str]]) -> tuple[HistoryEntry, ...]:
    """The days on which something changed, the newest first."""
    return tuple(HistoryEntry(on=on, path=path, summary=text) for on, path, text in reversed(entries))
