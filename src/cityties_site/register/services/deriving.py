"""Ties and exchanges from claims and judgements, in versions from day to day, for each audience.

Only the topics that were touched are worked out anew, all of them by the same functions as in a full rebuild.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cityties.ties import Exchange as ExchangeRecord
from cityties.ties import Telling, fold_topic
from cityties.ties import Tie as TieRecord
from cityties.ties.judging import corrected, weigh
from cityties_site.register.models import ALL, REVIEWED, Claim, Place, Standing, Topic
from cityties_site.register.services.articles import store_article_words
from cityties_site.register.services.placing import places_in
from cityties_site.register.services.storing import store
from cityties_site.register.services.tallying import add
from cityties_site.register.services.topics import (
    Component,
    Row,
    chunks,
    components,
    dict_of_sets,
    judgements_of,
)
from cityties_site.register.services.versions import Key, Thing, Versions
from cityties_site.register.services.waiting import note_waiting

TOPICS_AT_ONCE = 2000


def derive(topics: set[str]) -> None:
    """Work out everything that some topics say, and store what has changed."""
    for some in _in_turn(topics):
        _derive(some)


def fill_queue() -> None:
    """Note what waits of all claims; everything else that is derived stays as it is."""
    for some in _in_turn(Topic.objects.values_list("name", flat=True).distinct()):
        found = components(some)
        note_waiting(found, [version for component in found for version in versions_of(component, {})])


def _in_turn(topics: Iterable[str]) -> Iterator[set[str]]:
    ordered = sorted(topics)
    for first in range(0, len(ordered), TOPICS_AT_ONCE):
        yield set(ordered[first : first + TOPICS_AT_ONCE])


def _derive(topics: set[str]) -> None:
    found = components(topics)
    names = _place_names(found)
    versions = [version for component in found for version in versions_of(component, names)]
    store({topic for component in found for topic in component.topics} | topics, versions)
    _mark_reviewed(found)
    note_waiting(found, versions)


def versions_of(component: Component, names: dict[int, Place]) -> list[Versions]:
    """Everything that a component's claims have added up to, from the first day to today."""
    history: dict[Key, Versions] = {}
    topic = min(component.topics)
    for day in _days(component):
        rows = [r for r in component.rows if r.from_day <= day and (r.until_day is None or r.until_day > day)]
        verdicts = weigh(j for j in component.judgements if j.at[:10] <= day.isoformat())
        for audience in (ALL, REVIEWED):
            reviewed = audience == REVIEWED
            ties, exchanges = fold_topic((r.telling for r in rows), verdicts, reviewed_only=reviewed)
            folded: list[TieRecord | ExchangeRecord] = [*ties, *exchanges]
            things = [Thing(audience, topic, record, _by_key(rows), names) for record in folded]
            present = {thing.key for thing in things}
            for key, versions in history.items():
                if key.audience == audience and key not in present:
                    versions.end(day)
            for thing in things:
                history.setdefault(thing.key, Versions(thing.key)).add(day, thing)
    return list(history.values())


def _days(component: Component) -> list[date]:
    """The days on which what is said can have changed."""
    days = {row.from_day for row in component.rows}
    days |= {row.until_day for row in component.rows if row.until_day}
    days |= {date.fromisoformat(judgement.at[:10]) for judgement in component.judgements}
    return sorted(days)


def _by_key(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.telling.key: row for row in rows}


def _place_names(found: list[Component]) -> dict[int, Place]:
    ids = {place.id for c in found for row in c.rows for place in places_in(row.telling.claim)}
    ids |= {place.id for c in found for telling in _corrected(c) for place in places_in(telling.claim)}
    return {pk: place for some in chunks(ids) for pk, place in Place.objects.in_bulk(some).items()}


def _corrected(component: Component) -> list[Telling]:
    if not component.judgements:
        return []
    verdicts = weigh(component.judgements)
    return [corrected(row.telling, verdicts) for row in component.rows]


def _mark_reviewed(found: list[Component]) -> None:
    """Note which articles have a claim that people have accepted, as things stand today."""
    judged = [component for component in found if component.judgements]
    articles = {row.article for component in judged for row in component.rows}
    changed: set[int] = set()
    for some in chunks(articles):
        keys = dict_of_sets(Claim.objects.filter(article__in=some).values_list("article_id", "key"))
        verdicts = weigh(judgements_of({key for held in keys.values() for key in held}))
        for standing in Standing.objects.filter(article__in=some).select_related("article"):
            reviewed = int(any(verdicts.of(key).reviewed for key in keys[standing.article_id]))
            if reviewed != standing.reviewed:
                Standing.objects.filter(pk=standing.pk).update(reviewed=reviewed)
                if standing.until_day is None and standing.article.host_id is None:
                    add(REVIEWED, "articles", 1 if reviewed else -1)
                changed.add(standing.article_id)
    if changed:
        store_article_words(changed)
