"""What the head of an HTML page says of its article: meta tags, JSON-LD, links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cityties.articles.html.blocks import Document

MAX_JSON = 200_000
"""Characters of one JSON-LD block that are parsed; larger ones list a whole site."""

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline", "articletitle")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_OUTLETS = ("og:site_name", "application-name", "publisher", "contentsource", "source")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "publish_date", "published_date", "publication_date", "parsely-pub-date", "sailthru.date",
    "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "article.published",
    "cxenseparse:recs:publishtime",
    "date", "pubtime", "publishtime", "weibo: article:create_at", "og:release_date", "release_date",
    "creation_date",
)  # fmt: skip
_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "Report",
        "WebPage",
        "LiveBlogPosting",
        "TechArticle",
        "Review",
        "VideoObject",
        "SocialMediaPosting",
        "DiscussionForumPosting",
    ]
)


@dataclass(slots=True)
class Metadata:
    """Statements about the article, as the head makes them; dates as written."""

    titles: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    outlet: str | None = None
    dates: list[str] = field(default_factory=list)
    address: str | None = None
    picture: str | None = None


def read_metadata(document: Document) -> Metadata:
    """Collect the statements, JSON-LD before meta tags, in the order of trust."""
    found = Metadata()
    for item in sorted(_items(document), key=lambda item: "WebPage" in _types(item)):
        _add_item(item, found)
    metas = _metas(document)
    found.titles += [metas[name] for name in _TITLES if metas.get(name)]
    if not found.authors:
        found.authors += [metas[name] for name in _AUTHORS if metas.get(name) and "://" not in metas[name]][
            :1
        ]
    found.outlet = found.outlet or next((metas[name] for name in _OUTLETS if metas.get(name)), None)
    found.dates += [metas[name] for name in _DATES if metas.get(name)]
    found.picture = metas.get("og:image")
    canonical = [link.get("href") for link in document.links if link.get("rel", "").lower() == "canonical"]
    found.address = next((address for address in [*canonical, metas.get("og:url")] if address), None)
    return found


def _metas(document: Document) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in document.metas:
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = " ".join((meta.get("content") or meta.get("value") or "").split())
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _items(document: Document) -> Iterator[dict[str, Any]]:
    """Give the JSON-LD objects that describe an article; what is no JSON says nothing."""
    for text in document.json_ld:
        if len(text) > MAX_JSON:
            continue
        try:
            loaded = json.loads(text.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(loaded, depth=0)


def _articles_in(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for entry in value[:50]:
            yield from _articles_in(entry, depth + 1)
    elif isinstance(value, dict):
        if _types(value) & _ARTICLES:
            yield value
        yield from _articles_in(value.get("@graph"), depth + 1)
        yield from _articles_in(value.get("mainEntity"), depth + 1)


def _types(item: dict[str, Any]) -> set[str]:
    types = item.get("@type")
    return {kind for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)}


def _add_item(item: dict[str, Any], found: Metadata) -> None:
    page_only = "WebPage" in _types(item)
    if isinstance(item.get("headline"), str) and not page_only:
        found.titles.append(" ".join(item["headline"].split()))
    if not found.authors and not page_only:
        found.authors += [name for name in _names(item.get("author")) if "://" not in name]
    publisher = next(iter(_names(item.get("publisher"))), None)
    found.outlet = found.outlet or publisher
    for name in ("datePublished", "dateCreated"):
        if isinstance(item.get(name), str):
            found.dates.append(item[name])
            break


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [" ".join(value.split())] if value.strip() else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for entry in value[:20] for name in _names(entry)]
    return []
