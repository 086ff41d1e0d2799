"""Articles among the things that are found by their words."""

from __future__ import annotations

from collections.abc import Iterable

from cityties_site.register.models import ALL, REVIEWED, Article, SearchEntry, Standing
from cityties_site.register.services.topics import chunks
from cityties_site.register.words import words_of


def store_article_words(articles: Iterable[int]) -> None:
    """Make the entries of some articles fit what they are today."""
    public = {pk for some in chunks(articles) for pk in _public_ids(some)}
    for some in chunks(public):
        SearchEntry.objects.filter(what="article", key__in=some).delete()
        found = Standing.objects.filter(
            article__public_id__in=some, until_day=None, claims__gt=0
        ).select_related("article__outlet")
        entries: list[SearchEntry] = []
        for standing in found.order_by("pk"):
            article = standing.article
            words = words_of([article.title, article.outlet.name if article.outlet else "", *article.authors])
            scopes = (ALL, REVIEWED) if standing.reviewed else (ALL,)
            entries += [
                SearchEntry(scope=s, what="article", key=article.public_id, words=words) for s in scopes
            ]
        SearchEntry.objects.bulk_create(entries)


def _public_ids(articles: list[int]) -> list[str]:
    return list(Article.objects.filter(pk__in=articles).values_list("public_id", flat=True))
