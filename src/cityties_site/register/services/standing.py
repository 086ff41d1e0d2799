"""How articles stand among the others: which are one source, and which reading of a page is in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from cityties.ties import group_sources
from cityties_site.register.models import ALL, REVIEWED, Article, Claim, SourceKey, Standing, Topic
from cityties_site.register.services.tallying import add


def place_articles(added: list[Article]) -> list[int]:
    """Place new articles among the others; returns the ids of all articles whose standing changed."""
    pages = {article.page_id for article in added}
    related = _related([article.pk for article in added])
    articles = Article.objects.filter(page__in=pages) | Article.objects.filter(pk__in=related)
    return place(list(articles.only("id", "page_id", "host_id", "public_id", "reader_order", "published_day",
                                    "added_at", "added_on")), pages, related)  # fmt: skip


def place(articles: list[Article], pages: set[str], related: set[int]) -> list[int]:
    """Work out the standing of the articles of some pages and groups of sources, and store what changed."""
    sources = _sources(related)
    until = _superseded(a for a in articles if a.page_id in pages)
    claims = dict(
        Claim.objects.filter(article__in=articles).values_list("article").annotate(Count("id")).order_by()
    )
    before = {s.article_id: s for s in Standing.objects.filter(article__in=articles)}
    changed: list[Standing] = []
    for article in articles:
        old = before.get(article.pk)
        new = Standing(
            article_id=article.pk,
            source=sources.get(article.pk, old.source if old else article.public_id),
            from_day=article.added_on,
            until_day=until.get(article.pk, old.until_day if old else None),
            day=article.published_day,
            claims=claims.get(article.pk, 0),
            reviewed=old.reviewed if old else 0,
            listed=int(article.host_id is None and article.pk in claims),
        )
        if old is None or _counted(old) != _counted(new):
            changed.append(new)
    _count(changed, before, articles)
    Standing.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["source", "from_day", "until_day", "day", "claims", "listed"],
    )
    return [standing.article_id for standing in changed]


def _counted(standing: Standing) -> tuple[object, ...]:
    return standing.source, standing.until_day, standing.claims


def _count(changed: list[Standing], before: dict[int, Standing], articles: list[Article]) -> None:
    """Tally the whole pages (no teasers) that come into force, and those that no longer are."""
    whole = {article.pk for article in articles if article.host_id is None}
    for new in changed:
        old = before.get(new.article_id)
        change = int(new.until_day is None) - int(old is not None and old.until_day is None)
        if change and new.article_id in whole:
            add(ALL, "articles", change)
            if new.reviewed:
                add(REVIEWED, "articles", change)


def topics_of(articles: list[int]) -> set[str]:
    """The topics of some articles' claims."""
    return set(Topic.objects.filter(claim__article__in=articles).values_list("name", flat=True))


def _related(added: list[int]) -> set[int]:
    """The articles that share keys with the new ones, with those that they share keys with, and so on."""
    found, new = set(added), set(added)
    while new:
        keys = SourceKey.objects.filter(article__in=new).values("key")
        sharing = set(SourceKey.objects.filter(key__in=keys).values_list("article_id", flat=True))
        new = sharing - found
        found |= new
    return found


def _sources(ids: set[int]) -> dict[int, str]:
    """The source of each of these articles: the least public id of those that belong together."""
    public = dict(Article.objects.filter(pk__in=ids).values_list("pk", "public_id"))
    keys: dict[str, list[str]] = defaultdict(list)
    for pk, key in SourceKey.objects.filter(article__in=ids).values_list("article_id", "key"):
        keys[public[pk]].append(key)
    grouped = group_sources(keys)
    return {pk: grouped[public[pk]] for pk in ids}


def _superseded(articles: Iterable[Article]) -> dict[int, date | None]:
    """For each article the first day on which a newer reading of its page counts instead, if there is one."""
    until: dict[int, date | None] = {}
    by_page: dict[str, list[Article]] = defaultdict(list)
    teasers = []
    for article in articles:
        if article.host_id is None:
            by_page[article.page_id].append(article)
        else:
            teasers.append(article)
    for readings in by_page.values():
        newest_first = sorted(readings, key=lambda a: (a.reader_order, a.added_at, a.pk), reverse=True)
        first_day: date | None = None
        for article in newest_first:
            until[article.pk] = first_day
            first_day = min(first_day, article.added_on) if first_day else article.added_on
    for teaser in teasers:
        until[teaser.pk] = until[teaser.host_id or 0]
    return until
