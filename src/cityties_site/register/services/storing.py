"""Versions into the tables: what is there already stays, the rest is exchanged; tallies and words follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from cityties.ties import Tie as TieRecord
from cityties.ties.spans import FIRST, span_of
from cityties_site.register.models import (
    ROUND,
    Exchange,
    ExchangeFacet,
    Instrument,
    SearchEntry,
    Tie,
    TieFacet,
)
from cityties_site.register.services.tallying import count
from cityties_site.register.services.topics import chunks
from cityties_site.register.services.versions import Span, Thing, Versions

Signature = tuple[str, str, str, date, date | None, str, str]


def store(topics: set[str], versions: list[Versions]) -> None:
    """Make the rows of some topics those that are given."""
    tally: Counter[tuple[str, str, str]] = Counter()
    spans = [span for history in versions for span in history.spans]
    ties = [span for span in spans if isinstance(span.thing.record, TieRecord)]
    events = [span for span in spans if not isinstance(span.thing.record, TieRecord)]
    _store_ties(topics, ties, tally)
    _store_exchanges(topics, events, tally)
    count(tally)


def _store_ties(topics: set[str], spans: list[Span], tally: Counter[tuple[str, str, str]]) -> None:
    old = {_of_row(row, f"{row.a}-{row.b}"): row for row in _rows(Tie, topics)}
    new = {_of_span(span): span for span in spans}
    gone = [row for signature, row in old.items() if signature not in new]
    come = [span for signature, span in new.items() if signature not in old]
    _remove(Tie, TieFacet, gone, "tie", tally)
    rows = [_tie_row(span) for span in come]
    Tie.objects.bulk_create(rows)
    Instrument.objects.bulk_create(i for row, s in zip(rows, come, strict=True) for i in _instruments(row, s))
    _add(TieFacet, rows, come, "tie", tally)
    _refresh_words("tie", new.values())


def _store_exchanges(topics: set[str], spans: list[Span], tally: Counter[tuple[str, str, str]]) -> None:
    old = {_of_row(row, row.public_id): row for row in _rows(Exchange, topics)}
    new = {_of_span(span): span for span in spans}
    gone = [row for signature, row in old.items() if signature not in new]
    come = [span for signature, span in new.items() if signature not in old]
    _remove(Exchange, ExchangeFacet, gone, "exchange", tally)
    rows = [Exchange(public_id=s.thing.key.name, last_day=s.thing.last_day, **_common(s)) for s in come]
    Exchange.objects.bulk_create(rows)
    _add(ExchangeFacet, rows, come, "exchange", tally)
    _refresh_words("exchange", new.values())


def _rows(model: Any, topics: set[str]) -> list[Any]:
    return [row for some in chunks(topics) for row in model.objects.filter(topic__in=some)]


def _of_row(row: Any, name: str) -> Signature:
    return row.audience, row.topic, name, row.from_day, row.until_day, row.document, row.name


def _of_span(span: Span) -> Signature:
    thing = span.thing
    return (
        thing.audience,
        thing.topic,
        thing.key.name,
        span.from_day,
        span.until_day,
        thing.document,
        thing.name,
    )


def _remove(
    model: Any, facets: Any, gone: list[Any], what: str, tally: Counter[tuple[str, str, str]]
) -> None:
    if not gone:
        return
    current = {row.pk: row for row in gone if row.until_day is None}
    for some in chunks(current):
        for pk, place in facets.objects.filter(row__in=some, name="place").values_list("row_id", "value"):
            tally[current[pk].audience, "place", place] -= 1
    for row in current.values():
        tally[row.audience, "number", f"{what}s"] -= 1
        key = row.public_id if what == "exchange" else f"{row.a}-{row.b}"
        SearchEntry.objects.filter(scope=row.audience, what=what, key=key).delete()
    for some in chunks(row.pk for row in gone):
        facets.objects.filter(row__in=some).delete()
        if what == "tie":
            Instrument.objects.filter(tie__in=some).delete()
        model.objects.filter(pk__in=some).delete()


def _add(
    facets: Any, rows: list[Any], come: list[Span], what: str, tally: Counter[tuple[str, str, str]]
) -> None:
    made = []
    for row, span in zip(rows, come, strict=True):
        scope = row.audience if span.until_day is None else f"{row.audience}:past"
        found = sorted(span.thing.facets())
        common = {"scope": scope, "first_day": row.first_day, "kind": row.kind, "status": row.status}
        made += [facets(name=name, value=value, row=row, **common) for name, value in found]
        if span.until_day is None:
            tally[row.audience, "number", f"{what}s"] += 1
            for place in {value for name, value in found if name == "place"}:
                tally[row.audience, "place", place] += 1
    facets.objects.bulk_create(made, batch_size=5000)


def _common(span: Span) -> dict[str, Any]:
    thing = span.thing
    record = thing.record
    if isinstance(record, TieRecord):
        kind, status = str(record.kind), str(record.status)
    else:
        kind, status = record.kind.value, record.status.value
    return {
        "audience": thing.audience,
        "topic": thing.topic,
        "from_day": span.from_day,
        "until_day": span.until_day,
        "kind": kind,
        "status": status,
        "first_day": thing.first_day,
        "day_known": thing.day_known,
        "name": thing.name,
        "reviewed": record.reviewed,
        "document": thing.document,
    }


def _tie_row(span: Span) -> Tie:
    thing = span.thing
    assert isinstance(thing.record, TieRecord)  # noqa: S101 - for the type checker; store sorts them
    return Tie(
        a=thing.record.a,
        b=thing.record.b,
        month_day=thing.first_day[5:] if thing.day_known and thing.record.status == "active" else "",
        fifth=int(thing.first_day[:4]) % ROUND if thing.first_day else None,
        **_common(span),
    )


def _instruments(row: Tie, span: Span) -> Iterable[Instrument]:
    assert isinstance(span.thing.record, TieRecord)  # noqa: S101 - for the type checker; store sorts them
    for position, instrument in enumerate(span.thing.record.instruments):
        yield Instrument(
            tie=row,
            position=position,
            kind=instrument.kind,
            phase=instrument.phase,
            status=instrument.status,
            first_day=first_day_of(instrument.since),
            term=instrument.term.value if instrument.term else "",
        )


def first_day_of(stated: Any) -> str:
    """The first day that a stated date can be of; empty where that is open."""
    first = span_of(stated.value)[0] if stated else FIRST
    return "" if first == FIRST else first


def _refresh_words(what: str, spans: Iterable[Span]) -> None:
    """Words of what holds today; those that are there already and have not changed stay."""
    wanted: dict[tuple[str, str], Thing] = {
        (s.thing.audience, s.thing.key.name): s.thing for s in spans if s.until_day is None
    }
    there: dict[tuple[str, str], SearchEntry] = {}
    for some in chunks({key for _, key in wanted}):
        there |= {(e.scope, e.key): e for e in SearchEntry.objects.filter(what=what, key__in=some)}
    new = []
    for (scope, key), thing in wanted.items():
        words, entry = thing.words(), there.get((scope, key))
        if entry is None:
            new.append(SearchEntry(scope=scope, what=what, key=key, words=words))
        elif entry.words != words:
            SearchEntry.objects.filter(pk=entry.pk).update(words=words)
    SearchEntry.objects.bulk_create(new)
