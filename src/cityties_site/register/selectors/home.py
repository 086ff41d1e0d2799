"""The front page, and how much the register holds."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from cityties_site.register.addresses import OWN
from cityties_site.register.models import (
    REVIEWED,
    Article,
    Exchange,
    ExchangeFacet,
    Outlet,
    Standing,
    Tally,
    Tie,
)
from cityties_site.register.selectors.anniversaries import anniversaries
from cityties_site.register.selectors.articles import findings
from cityties_site.register.selectors.asking import Asked, asked, in_language, today
from cityties_site.register.selectors.references import exchange_refs, tie_refs
from cityties_site.register.view_models import Counts, ExchangeRef, HomeView

FINDINGS, TIES, EXCHANGES = 6, 6, 6


@in_language
def home(*, language: str, as_of: date | None = None, public_only: bool | None = None) -> HomeView:
    """The front page: newest findings, anniversaries, newest ties and exchanges, counts."""
    ask = asked(language, as_of=as_of, public_only=public_only)
    day = ask.as_of or today()
    newest = Exchange.objects.filter(ask.holds(), first_day__lte=day.isoformat()).order_by(
        "-first_day", "-pk"
    )
    return HomeView(
        findings=findings(_newest_articles(ask), ask),
        anniversaries=anniversaries(day, language=language, public_only=ask.audience == REVIEWED),
        newest_ties=tie_refs(list(Tie.objects.filter(ask.holds()).order_by("-first_day", "-pk")[:TIES]), ask),
        newest_exchanges=exchange_refs(list(newest[:EXCHANGES]), ask),
        coming=exchange_refs(_coming(day, ask)[:EXCHANGES], ask),
        counts=counts(as_of=as_of, public_only=public_only),
    )


@in_language
def coming(
    on: date, *, language: str, place: int | None = None, limit: int = 50, public_only: bool | None = None
) -> tuple[ExchangeRef, ...]:
    """Exchanges that begin after a day, the next first."""
    ask = asked(language, public_only=public_only)
    return exchange_refs(_coming(on, ask, place)[:limit], ask)


def _coming(on: date, ask: Asked, place: int | None = None) -> QuerySet[Exchange]:
    rows = Exchange.objects.filter(ask.holds(), first_day__gt=on.isoformat()).exclude(status="cancelled")
    if place is not None:
        of_place = ExchangeFacet.objects.filter(scope__in=ask.scopes, name="place", value=str(place))
        rows = rows.filter(pk__in=of_place.values("row"))
    return rows.order_by("first_day", "pk")


def _newest_articles(ask: Asked) -> list[Article]:
    found = Standing.objects.filter(ask.in_force(), listed=1)
    joined = found.select_related("article__outlet", "article__page", "article__standing")
    articles, sources = [], set()
    for standing in joined.order_by("-day", "-pk")[: 4 * FINDINGS]:
        own = standing.article.page.address.startswith(OWN)  # stories have a place of their own on the page
        if standing.source not in sources and not own:
            sources.add(standing.source)
            articles.append(standing.article)
    return articles[:FINDINGS]


def counts(*, as_of: date | None = None, public_only: bool | None = None) -> Counts:
    """How much the register holds."""
    ask = asked("en", as_of=as_of, public_only=public_only)
    held = Tally.objects.filter(audience=ask.audience, number__gt=0)
    tally = dict(held.values_list("name", "number"))
    past = ask.as_of is not None
    return Counts(
        ties=Tie.objects.filter(ask.holds()).count() if past else tally.get("ties", 0),
        exchanges=Exchange.objects.filter(ask.holds()).count() if past else tally.get("exchanges", 0),
        places=tally.get("places", 0),
        countries=sum(1 for name in tally if name.startswith("country:")),
        articles=Standing.objects.filter(ask.in_force(), article__host=None).count()
        if past
        else tally.get("articles", 0),
        outlets=Outlet.objects.count(),
        as_of=ask.as_of or today(),
    )
