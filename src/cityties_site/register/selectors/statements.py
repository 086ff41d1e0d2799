"""Every statement behind a tie or an exchange: which source states which value, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from cityties.records import Claim as ClaimRecord
from cityties.records import Place, TieClaim, When
from cityties.ties.judging import Verdicts, weigh
from cityties.ties.model import Stated
from cityties_site.register.addresses import slug
from cityties_site.register.cldr import joined, number
from cityties_site.register.models import Article, Claim, Evidence
from cityties_site.register.naming import name_in
from cityties_site.register.selectors.asking import Asked
from cityties_site.register.selectors.references import article_refs
from cityties_site.register.sentences import coverage_of
from cityties_site.register.services.placing import decode_claim
from cityties_site.register.services.topics import judgements_of
from cityties_site.register.view_models import ArticleRef, Coverage, Review, Statement
from cityties_site.register.wording import (
    COOPERATION,
    EXCHANGE_KINDS,
    EXCHANGE_STATUSES,
    FIELDS,
    STAGES,
    STATES,
    TIE_KINDS,
    TIE_STATUSES,
    date_text,
    label,
)


@dataclass(frozen=True)
class Sources:
    """The claims behind something, with their articles and what people said of them."""

    claims: Sequence[Claim]
    articles: Mapping[int, ArticleRef]
    verdicts: Verdicts
    ask: Asked

    def documents(self) -> tuple[ArticleRef, ...]:
        """The articles, the newest first, each once."""
        unique = {ref.id: ref for ref in self.articles.values()}
        return tuple(sorted(unique.values(), key=_newest))

    def languages(self) -> dict[str, str]:
        """In which language the words of each claim are."""
        return {claim.key: claim.article.language for claim in self.claims}

    def coverage(self) -> Coverage:
        """From how much this was read: copies of one text count once."""
        pages = {claim.article.standing.source for claim in self.claims}
        days = sorted(claim.article.standing.day for claim in self.claims if claim.article.standing.day)
        outlets = {ref.outlet for ref in self.articles.values() if ref.outlet}
        return coverage_of(pages, outlets, days, self.ask.language)

    def statements(self, winning: Mapping[str, frozenset[str]]) -> tuple[Statement, ...]:
        """A row for each piece of evidence; ``winning`` has, by field, the claims whose value is shown."""
        rows = []
        for claim in self.claims:
            record = decode_claim(claim.document)
            review = review_of(self.verdicts, claim.key)
            for evidence in claim.evidence.all():
                wins = winning.get(evidence.field)
                rows.append(
                    Statement(
                        field=label(FIELDS, evidence.field),
                        value=value_text(record, evidence.field, self.ask.language),
                        quote=evidence.quote,
                        source=self.articles[claim.article_id],
                        seen=claim.article.added_on,
                        reader=claim.article.reader,
                        review=review,
                        wins=wins is None or claim.key in wins,
                        claim=claim.key,
                        value_language=_words_of(evidence.field, claim.article.language),
                    )
                )
        order = list(FIELDS)
        return tuple(sorted(rows, key=lambda s: (_place(order, s.field.code), not s.wins, s.source.id)))


def sources(keys: Iterable[str], ask: Asked) -> Sources:
    """The claims of these keys that are in force, in a number of queries that does not hang on how many."""
    wanted = set(keys)
    found = Claim.objects.filter(ask.not_over("article__standing__"), key__in=wanted)
    if ask.as_of is not None:
        found = found.filter(article__standing__from_day__lte=ask.as_of)
    joined = "article__outlet", "article__page", "article__standing"
    found = found.select_related(*joined).defer("article__text").order_by("pk")
    found = found.prefetch_related(Prefetch("evidence", Evidence.objects.order_by("start", "pk")))
    claims = list(found)
    articles: dict[int, Article] = {claim.article_id: claim.article for claim in claims}
    said = judgements_of(wanted)
    if ask.as_of is not None:
        said = [judgement for judgement in said if judgement.at[:10] <= ask.as_of.isoformat()]
    return Sources(claims, article_refs(articles.values(), ask), weigh(said), ask)


def winning(**fields: Stated[Any] | None) -> dict[str, frozenset[str]]:
    """By field, the claims whose value is shown."""
    return {name.rstrip("_"): frozenset(stated.claims) for name, stated in fields.items() if stated}


def review_of(verdicts: Verdicts, key: str) -> Review:
    """What people said of a claim."""
    judged = verdicts.of(key)
    if judged.last is None:
        return Review(state=label(STATES, judged.state))
    at = datetime.fromisoformat(judged.last.at).date()
    return Review(state=label(STATES, judged.state), by=judged.last.by, at=at, reason=judged.last.reason)


OF_A_SOURCE = frozenset({"term", "what", "quantity", "people", "organisations"})
"""Fields whose values are words of a source."""


def _words_of(field: str, language: str) -> str | None:
    return language or None if field in OF_A_SOURCE else None


def value_text(claim: ClaimRecord, field: str, language: str) -> str:
    """The value of a claim's field in words."""
    value = getattr(claim, {"from": "from_"}.get(field, field), None)
    ties = isinstance(claim, TieClaim)
    if field == "kind":
        return label(TIE_KINDS if ties else EXCHANGE_KINDS, claim.kind).label
    if field == "status":
        return label(TIE_STATUSES if ties else EXCHANGE_STATUSES, claim.status).label
    if field == "fields" and isinstance(value, tuple):
        return joined((label(COOPERATION, slug(name)).label for name in value), language)
    return _text(value, language)


def _text(value: Any, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return joined((_text(item, language) for item in value), language)
    if isinstance(value, When):
        return date_text(value, language)
    if isinstance(value, Place):
        return name_in(language, value.names, value.name, value.id)
    return value if isinstance(value, str) else _record_text(value, language)


def _record_text(value: Any, language: str) -> str:
    if hasattr(value, "unit"):
        return f"{number(value.value, language)} {value.unit}"
    if hasattr(value, "stage"):
        stage = label(STAGES, value.stage).label
        return f"{stage} ({date_text(value.date, language)})" if value.date else stage
    return joined([value.name, getattr(value, "role", None)], language)


def _newest(ref: ArticleRef) -> tuple[int, str]:
    day = ref.published.latest or ref.published.value or "" if ref.published else ""
    return -int(day.replace("-", "").ljust(8, "0") or 0), ref.id


def _place(order: list[str], code: str) -> int:
    return order.index(code) if code in order else len(order)
