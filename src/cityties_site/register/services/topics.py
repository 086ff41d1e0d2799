"""Which claims are looked at together: those of a topic, and of topics that verdicts link to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from cityties.ties import Judgement as JudgementRecord
from cityties.ties import Telling
from cityties_site.register.models import Claim, Judgement, Topic
from cityties_site.register.services.placing import decode_claim

AT_ONCE = 400
"""Values in one query; databases limit how many they take."""

COLUMNS = (
    "key",
    "document",
    "article_id",
    "article__public_id",
    "article__language",
    "article__outlet__name",
    "article__standing__day",
    "article__standing__source",
    "article__standing__from_day",
    "article__standing__until_day",
)


@dataclass(slots=True)
class Row:
    """A claim as the tables have it, ready to be folded."""

    telling: Telling
    article: int
    language: str
    from_day: date
    until_day: date | None


@dataclass(slots=True)
class Component:
    """Topics that are folded together, with their claims and what people said of them."""

    topics: set[str]
    rows: list[Row] = field(default_factory=list)
    judgements: list[JudgementRecord] = field(default_factory=list)


def components(topics: Iterable[str]) -> list[Component]:
    """All claims of some topics and of those linked to them, parted into what belongs together."""
    keys, by_topic, pairs = _closure(set(topics))
    parted = _part(by_topic, pairs)
    of_key = {key: parted[topic] for topic, held in by_topic.items() for key in held}
    rows = _rows(keys)
    for row in rows:
        of_key[row.telling.key].rows.append(row)
    for judgement in judgements_of(keys):
        if judgement.claim in of_key:
            of_key[judgement.claim].judgements.append(judgement)
    unique = {id(component): component for component in parted.values()}
    return sorted(unique.values(), key=lambda component: min(component.topics))


def _closure(topics: set[str]) -> tuple[set[str], dict[str, set[str]], list[tuple[str, str]]]:
    """Claim keys, the keys of each topic, and the pairs that were ever said to be the same."""
    by_topic: dict[str, set[str]] = {topic: set() for topic in topics}
    keys: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    new_topics = set(topics)
    while new_topics:
        new_keys: set[str] = set()
        for some in chunks(new_topics):
            for name, key in Topic.objects.filter(name__in=some).values_list("name", "claim__key"):
                by_topic[name].add(key)
                new_keys.add(key)
        new_keys -= keys
        for some in chunks(new_keys):
            for one, other in _said_same(some):
                pairs.add((one, other))
                new_keys |= {one, other} - keys
        keys |= new_keys
        new_topics = set()
        for some in chunks(new_keys):
            for name, key in Topic.objects.filter(claim__key__in=some).values_list("name", "claim__key"):
                if name not in by_topic:
                    new_topics.add(name)
                    by_topic[name] = set()
                by_topic[name].add(key)
    return keys, by_topic, sorted(pairs)


def _said_same(keys: list[str]) -> list[tuple[str, str]]:
    said = Judgement.objects.filter(verdict=Judgement.Verdict.SAME)
    found = said.filter(claim_key__in=keys) | said.filter(other_key__in=keys)
    return list(found.values_list("claim_key", "other_key"))


def _part(by_topic: dict[str, set[str]], pairs: list[tuple[str, str]]) -> dict[str, Component]:
    component = {topic: Component({topic}) for topic in by_topic}
    holder: dict[str, str] = {}

    def join(one: str, other: str) -> None:
        if component[one] is not component[other]:
            component[one].topics |= component[other].topics
            for topic in component[other].topics:
                component[topic] = component[one]

    for topic in sorted(by_topic):
        for key in by_topic[topic]:
            join(holder.setdefault(key, topic), topic)
    for one, other in pairs:
        if one in holder and other in holder:
            join(holder[one], holder[other])
    return component


def _rows(keys: set[str]) -> list[Row]:
    rows = []
    for some in chunks(keys):
        found = Claim.objects.filter(key__in=some).values_list(*COLUMNS)
        rows += [_row(values) for values in found]
    return rows


def _row(values: tuple[Any, ...]) -> Row:
    key, document, article, public, language, outlet, day, source, from_day, until_day = values
    telling = Telling(
        key=key,
        claim=decode_claim(document),
        article=public,
        source=source,
        outlet=outlet,
        published=day,
        recorded=from_day.isoformat(),
    )
    return Row(telling, article, language, from_day, until_day)


def judgements_of(keys: set[str]) -> list[JudgementRecord]:
    """Judgements about the claims, with those that withdraw them."""
    rows: dict[int, Judgement] = {}
    for some in chunks(keys):
        rows.update({row.pk: row for row in Judgement.objects.filter(claim_key__in=some)})
    return [judgement_record(row) for row in rows.values()]


def judgement_record(row: Judgement) -> JudgementRecord:
    """A judgement as folding takes it."""
    return JudgementRecord(
        id=f"{row.pk:012}",
        verdict=row.verdict,  # type: ignore[arg-type]  # the choices are those of the record
        claim=row.claim_key,
        other=row.other_key or None,
        field=row.field or None,
        value=msgspec.Raw(row.value.encode()) if row.value else None,
        withdraws=f"{row.withdraws_id:012}" if row.withdraws_id else None,
        by=row.by,
        at=row.at.isoformat(),
        reason=row.reason or None,
    )


def dict_of_sets(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, set[Any]]:
    """Pairs as a mapping from the first to all the seconds."""
    held: dict[Any, set[Any]] = defaultdict(set)
    for one, other in pairs:
        held[one].add(other)
    return held


def chunks(values: Iterable[Any]) -> list[list[Any]]:
    """Values in an order that stays, in as many as one query takes."""
    ordered = sorted(values)
    return [ordered[i : i + AT_ONCE] for i in range(0, len(ordered), AT_ONCE)]
