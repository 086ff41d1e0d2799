"""Which claims wait for people, the most valuable first: a new tie, a contradiction, then the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cityties.ties import Exchange as ExchangeRecord
from cityties.ties import Stated
from cityties.ties import Tie as TieRecord
from cityties.ties.judging import Judged, weigh
from cityties_site.register.models import ALL, REVIEWED, Claim, Waiting
from cityties_site.register.services.topics import Component, chunks
from cityties_site.register.services.versions import Versions

Rank = Waiting.Rank
OPEN = {"machine-read", "unsure"}


def note_waiting(found: Iterable[Component], versions: Iterable[Versions]) -> None:
    """Make the queue fit what some components' claims and judgements have come to."""
    records = list(_today(versions))
    ranks = dict.fromkeys(_of_new_ties(records), Rank.NEW_TIE)
    ranks |= dict.fromkeys(_disputed(records), Rank.CONTRADICTION)
    wanted: dict[str, tuple[Rank, int]] = {}
    touched: set[str] = set()
    for component in found:
        verdicts = weigh(component.judgements)
        touched |= {row.telling.key for row in component.rows}
        for row in component.rows:
            judged = verdicts.of(row.telling.key)
            if row.until_day is None and judged.state in OPEN:
                rank = _rank(judged, ranks.get(row.telling.key, Rank.REST))
                start = min((e.start for e in row.telling.claim.evidence), default=0)
                wanted[row.telling.key] = rank, start
    for some in chunks(touched):
        _store({key: wanted[key] for key in some if key in wanted}, some)


def _rank(judged: Judged, rank: Rank) -> Rank:
    return Rank.UNSURE if judged.state == "unsure" else rank


def _today(versions: Iterable[Versions]) -> Iterator[tuple[str, TieRecord | ExchangeRecord]]:
    for history in versions:
        last = history.spans[-1]
        if last.until_day is None:
            yield history.key.audience, last.thing.record


def _of_new_ties(records: list[tuple[str, TieRecord | ExchangeRecord]]) -> Iterator[str]:
    """Claims of pairs of which nobody has accepted any tie yet."""
    known = {(r.a, r.b) for audience, r in records if audience == REVIEWED and isinstance(r, TieRecord)}
    for audience, record in records:
        if audience == ALL and isinstance(record, TieRecord) and (record.a, record.b) not in known:
            yield from record.claims


def _disputed(records: list[tuple[str, TieRecord | ExchangeRecord]]) -> Iterator[str]:
    """Claims on either side of a disagreement about dates, parties, kind or status."""
    for audience, record in records:
        if audience == ALL:
            for stated in _stated(record):
                if stated is not None and stated.also:
                    yield from stated.claims
                    for other in stated.also:
                        yield from other.claims


def _stated(record: TieRecord | ExchangeRecord) -> Iterator[Stated[Any] | None]:
    if isinstance(record, TieRecord):
        yield from (instrument.since for instrument in record.instruments)
    else:
        yield from (record.kind, record.status, record.parties, record.date, record.end)


def _store(wanted: dict[str, tuple[Rank, int]], touched: list[str]) -> None:
    claims = Claim.objects.filter(key__in=list(wanted), article__standing__until_day=None)
    columns = "key", "pk", "article", "article__public_id", "article__published_day"
    # Of a page under two addresses one stands for both: the one whose id comes first.
    told = claims.order_by("-article__public_id", "-pk").values_list(*columns)
    rows = {key: _row(key, pk, article, public, day, *wanted[key]) for key, pk, article, public, day in told}
    there = Waiting.objects.filter(key__in=touched).values_list("key", "place", "claim")
    before = {key: (place, claim) for key, place, claim in there}
    after = {key: (row.place, row.claim_id) for key, row in rows.items()}
    Waiting.objects.filter(key__in=[key for key in before if after.get(key) != before[key]]).delete()
    Waiting.objects.bulk_create(row for key, row in rows.items() if before.get(key) != after[key])


def _row(key: str, claim: int, article: int, public: str, day: str, rank: Rank, start: int) -> Waiting:
    """A claim's place sorts as the queue does: the newest day first, an article's claims as in its text."""
    newest_first = 99_999_999 - int(day.replace("-", "") or 0)
    place = f"{rank:d}:{newest_first:08}:{public}:{start:08}:{key}"
    return Waiting(key=key, claim_id=claim, article_id=article, rank=rank, place=place)
