"""What an element is for, by its tag, its role and the names that site makers give their classes."""

from __future__ import annotations

import re
from functools import lru_cache

from cityties.articles.html.tokens import read_attributes


class Within:
    """What an element lies in: bits of an int, because an enum's operators cost a third of the reading."""

    NOTHING = 0
    ARTICLE = 1
    NAVIGATION = 2
    FOOTER = 4
    ASIDE = 8
    FIGURE = 16
    CAPTION = 32
    RELATED = 64
    BYLINE = 128
    COMMENTS = 256
    HIDDEN = 512
    HEADING = 1024
    DATE = 2048


BESIDE = Within.NAVIGATION | Within.FOOTER | Within.COMMENTS | Within.HIDDEN
"""Parts of a page that never belong to the article."""

_BY_TAG = {
    "article": Within.ARTICLE,
    "main": Within.ARTICLE,
    "nav": Within.NAVIGATION,
    "menu": Within.NAVIGATION,
    "button": Within.NAVIGATION,
    "option": Within.NAVIGATION,
    "footer": Within.FOOTER,
    "aside": Within.ASIDE,
    "figure": Within.FIGURE,
    "figcaption": Within.CAPTION,
    "time": Within.DATE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Within.HEADING),
}

# Words of class names and ids ("main-nav", "article__byline"), as they occur on the public test pages.
_NAMES: tuple[tuple[int, str], ...] = (
    (
        Within.NAVIGATION,
        "nav navi navbar navigation menu breadcrumb breadcrumbs crumb crumbs share sharing social toolbar"
        " pagination pager cookie consent gdpr newsletter subscribe advert ad ads banner login",
    ),
    (Within.FOOTER, "footer foot copyright colophon"),
    (Within.COMMENTS, "comment comments disqus respond"),
    (Within.CAPTION, "caption figcaption legend cutline imgtext"),
    (
        Within.RELATED,
        "related recommend recommended recommendations read-more readmore more-news more-stories also-like"
        " teaser teasers outbrain taboola trending popular most-read xgxw xgyd",
    ),
    (Within.BYLINE, "byline author authors writer"),
    (Within.DATE, "date time datetime timestamp pubdate pubtime published publish-date post-date"),
)
_PARTS: tuple[tuple[int, str], ...] = ((Within.CAPTION, "caption"), (Within.RELATED, "related|recommend"))
"""Words that count inside another as well: "imageCaption", "relatedArticles"."""

_PATTERNS = tuple(
    (bit, re.compile(rf"(?:^|[\s_-])(?:{'|'.join(words.split())})(?:$|[\s_-])")) for bit, words in _NAMES
) + tuple((bit, re.compile(part)) for bit, part in _PARTS)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@lru_cache(maxsize=8192)
def within_of(tag: str, written: str) -> int:
    """Tell what a tag with its attributes, as they are written, puts its content in."""
    found = _BY_TAG.get(tag, Within.NOTHING)
    if not written or tag in {"html", "body", "head"}:
        return found
    attributes = read_attributes(written)
    name = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('role', '')}".lower()
    found |= _named(name)
    if "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style", "")):
        found |= Within.HIDDEN
    if attributes.get("itemprop") in {"author", "creator"} or attributes.get("rel") == "author":
        found |= Within.BYLINE
    return found


@lru_cache(maxsize=4096)
def _named(name: str) -> int:
    found = Within.NOTHING
    for bit, pattern in _PATTERNS:
        if pattern.search(name):
            found |= bit
    return found
