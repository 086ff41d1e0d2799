"""A story is read like any page: as the HTML that it would be elsewhere, by the same reader.

To the register a story is one page, whatever it says today: its digest is made of its address, not of one
revision's bytes.  A revision is a newer reading of that page; what people judged stays with the sentences
that stay.  See docs/decisions/stories-are-pages.md.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from msgspec.structs import replace
from wagtail.rich_text import expand_db_html

import cityties
from cityties import Article, Page, Reading, When
from cityties.places import Gazetteer
from cityties_site.register import addresses
from cityties_site.register.services.adding import page_id
from cityties_site.register.services.supplement import gazetteer
from cityties_site.stories.models import Story

TEMPLATE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}"></head>
<body><article><h1>{title}</h1>{picture}{body}</article></body></html>"""
FIGURE = '<figure><img src="picture.jpg" alt="{alternative}"><figcaption>{caption}</figcaption></figure>'


def address_of(story: Story) -> str:
    """The address under which the register knows this language version of the story."""
    return addresses.own_page(story.locale.language_code, story.key)


def digest_of(address: str) -> str:
    """The digest that stands for all revisions of a story."""
    return f"sha256:{hashlib.sha256(address.encode()).hexdigest()}"


def article_id(row: Story) -> str:
    """Under which id the register knows the story as an article."""
    address = address_of(row)
    return page_id(digest_of(address), address)


def read(story: Story, *, outlet: str) -> Reading:
    """Read a story as it stands, draft or not; ``outlet`` is the portal's name."""
    html, day = as_html(story, outlet=outlet), story.date.isoformat()
    return _read(html, address_of(story), day, story.names, outlet, gazetteer())


def withdrawn(story: Story, *, outlet: str) -> Reading:
    """A reading that says nothing any more: it stands before those of a story that was taken back."""
    address, day = address_of(story), story.date.isoformat()
    article = Article(
        title=story.title,
        authors=story.names,
        language=story.locale.language_code.partition("-")[0],
        outlet=outlet,
        published=When(value=day, earliest=day, latest=day, precision="day", basis="stated"),
        text=story.title,
    )
    return Reading(
        source=story.title,
        page=digest_of(address),
        address=address,
        article=article,
        mentions=(),
        claims=(),
        notes=("the portal has taken this story back",),
    )


def marked(reading: Reading, at: datetime) -> Reading:
    """The reading of one publication: the same text published again counts as new."""
    return replace(reading, notes=(*reading.notes, f"published by the portal at {at.isoformat()}"))


def as_html(story: Story, *, outlet: str) -> str:
    """A story as a page."""
    picture = ""
    if story.picture_id and (story.caption or story.alternative):
        picture = format_html(FIGURE, alternative=story.alternative, caption=story.caption)
    return format_html(
        TEMPLATE,
        language=story.locale.language_code,
        title=story.title,
        outlet=outlet,
        picture=picture,
        body=mark_safe(expand_db_html(story.body)),  # noqa: S308 - Wagtail keeps only what the editor offers
    )


@lru_cache(maxsize=64)
def _read(
    html: str, address: str, day: str, authors: tuple[str, ...], outlet: str, places: Gazetteer
) -> Reading:
    """Read a story's HTML; kept, since an editor looks at one text more than once."""
    page = Page(
        data=html.encode(),
        digest=digest_of(address),
        source=address,
        media_type="text/html; charset=utf-8",
    )
    reading = cityties.read_page(page, published=day, gazetteer=places)
    article = replace(reading.article, authors=authors, outlet=outlet)
    return replace(reading, address=address, article=article)
