"""View models as JSON-LD in the words of schema.org: Event for exchanges, Place for cities.

Only the portal's own stories are NewsArticles of ours; press articles are named as what a page is based on.
"""

from __future__ import annotations

from typing import Any

from cityties_site.register.view_models import ArticleRef, CityView, ExchangeView, PlaceRef, TieView

CONTEXT = "https://schema.org"
STATUSES = {
    "planned": "https://schema.org/EventScheduled",
    "ongoing": "https://schema.org/EventScheduled",
    "done": "https://schema.org/EventScheduled",
    "cancelled": "https://schema.org/EventCancelled",
}


def city(view: CityView, *, base: str) -> dict[str, Any]:
    """A city's page; ``base`` is the portal's own address without a slash at the end."""
    names = [named.name for named in view.names if named.name != view.place.name]
    lies_in = [_place(outer, base) for outer in view.within[:1]]
    return {
        "@context": CONTEXT,
        **_place(view.place, base),
        **_known(alternateName=names, containedInPlace=lies_in),
    }


def exchange(view: ExchangeView, *, base: str) -> dict[str, Any]:
    """An exchange's page."""
    ref = view.exchange
    places = ref.where or ref.to or ref.from_
    return {
        "@context": CONTEXT,
        "@type": "Event",
        "@id": f"{base}{ref.path}",
        "url": f"{base}{ref.path}",
        "name": ref.title,
        "eventStatus": STATUSES[ref.status.code],
        **_known(
            description=ref.what,
            startDate=ref.date.value if ref.date else None,
            endDate=view.end.value if view.end else None,
            location=[_place(place, base) for place in places],
            organizer=[_place(place, base) for place in ref.from_],
            subjectOf=[_article(source, base) for source in view.documents],
        ),
    }


def tie(view: TieView, *, base: str) -> dict[str, Any]:
    """A tie's page: what it is about, and on what it is based."""
    return {
        "@context": CONTEXT,
        "@type": "WebPage",
        "@id": f"{base}{view.tie.path}",
        "url": f"{base}{view.tie.path}",
        "name": view.tie.title,
        "description": view.sentence,
        "about": [_place(view.tie.a, base), _place(view.tie.b, base)],
        **_known(isBasedOn=[_article(source, base) for source in view.documents]),
    }


def story(view: Any, *, base: str, publisher: str, logo: str | None) -> dict[str, Any]:
    """A story's page; ``view`` is the `StoryView` of `cityties_site.stories`, ``logo`` the logo's path."""
    told, picture = view.story, view.story.picture
    outlet = {"@type": "Organization", "name": publisher, "url": f"{base}/"}
    records = view.records
    return {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "@id": f"{base}{told.path}",
        "url": f"{base}{told.path}",
        "mainEntityOfPage": f"{base}{told.path}",
        "headline": told.title,
        "inLanguage": told.language,
        "datePublished": told.date.value,
        "publisher": {**outlet, **_known(logo=f"{base}{logo}" if logo else None)},
        **_known(
            description=told.summary,
            dateModified=told.changed.isoformat() if told.changed else None,
            author=[{"@type": "Person", "name": name} for name in told.authors] or [outlet],
            image=[f"{base}{picture.shared.path}", f"{base}{picture.lead.path}"] if picture else None,
            about=[_place(place, base) for place in view.places],
            mentions=[f"{base}{ref.path}" for ref in (*records.ties, *records.exchanges)]
            if records
            else None,
        ),
    }


def _place(place: PlaceRef, base: str) -> dict[str, Any]:
    kind = {"country": "Country", "city": "City"}.get(place.level.code, "AdministrativeArea")
    point = None
    if place.latitude is not None and place.longitude is not None:
        point = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    origin = f"https://sws.geonames.org/{place.id}/" if place.id > 0 else None
    return {
        "@type": kind,
        "@id": f"{base}{place.path}",
        "url": f"{base}{place.path}",
        "name": place.name,
        **_known(geo=point, sameAs=origin),
    }


def _article(article: ArticleRef, base: str) -> dict[str, Any]:
    published = article.published.value if article.published else None
    publisher = {"@type": "Organization", "name": article.outlet} if article.outlet else None
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        **_known(
            url=f"{base}{article.path}" if article.own else article.address,
            datePublished=published,
            publisher=publisher,
            inLanguage=article.language,
        ),
    }


def _known(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
