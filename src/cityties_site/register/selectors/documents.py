"""The articles behind many ties and exchanges: how many there are, and the newest of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cityties_site.register.models import Article, Claim
from cityties_site.register.selectors.asking import Asked
from cityties_site.register.selectors.references import article_ref
from cityties_site.register.sentences import coverage_of
from cityties_site.register.view_models import ArticleRef, Coverage


class _Told(NamedTuple):
    """Of an article that makes one of the claims, no more than is needed to count and to sort."""

    pk: int
    public_id: str
    outlet: str | None
    source: str
    day: str


class Documents:
    """The articles in force that make some claims; only those that are shown are read whole."""

    def __init__(self, keys: Iterable[str], ask: Asked) -> None:
        found = Claim.objects.filter(ask.not_over("article__standing__"), key__in=set(keys))
        if ask.as_of is not None:
            found = found.filter(article__standing__from_day__lte=ask.as_of)
        columns = "article", "article__public_id", "article__outlet__name"
        rows = found.values_list(*columns, "article__standing__source", "article__standing__day").distinct()
        self.ask = ask
        self.told = [_Told(*row) for row in rows.order_by()]

    def newest(self, most: int) -> tuple[ArticleRef, ...]:
        """The newest articles, each once."""
        unique = {told.public_id: told for told in sorted(self.told, key=lambda told: told.pk)}
        ordered = sorted(unique.values(), key=lambda told: told.public_id)
        best = sorted(ordered, key=lambda told: told.day, reverse=True)[:most]
        joined = Article.objects.select_related("outlet", "page").defer("text")
        rows = joined.in_bulk([told.pk for told in best])
        return tuple(article_ref(rows[told.pk], self.ask) for told in best)

    def coverage(self) -> Coverage:
        """From how much this was read: copies of one text count once."""
        days = sorted(told.day for told in self.told if told.day)
        return coverage_of(
            {told.source for told in self.told},
            {told.outlet for told in self.told if told.outlet},
            days,
            self.ask.language,
        )
