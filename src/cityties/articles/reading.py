"""Reading a page as an article."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cityties.articles.html.body import without_controls
from cityties.articles.html.page import read_markup
from cityties.articles.language import language_of
from cityties.articles.publication import Statements, publication
from cityties.articles.saved import Layout, read_layout
from cityties.errors import InputError
from cityties.pages import decoded
from cityties.records import Article, Page
from cityties.text import NormalisedText, normalise


@dataclass(frozen=True, slots=True)
class Located:
    """An article with the way from its text to the characters of the page."""

    article: Article
    text: NormalisedText


def read_article(page: Page, published: str | None = None, today: str | None = None) -> Article:
    """Read what a page says.

    ``published`` is the day, month or year of publication where it is known from elsewhere, and wins over
    what
    the page says; ``today`` is the last day on which the page can have been published.  Both are ISO strings.

    Raises:
        InputError: the page holds no text.
    """
    return read_located(page, published=published, today=today).article


def read_located(page: Page, *, published: str | None = None, today: str | None = None) -> Located:
    """Read what a page says, as `read_article` does, and keep where on the page each character stands."""
    source = decoded(page)
    text, layout, statements = _read(source, page)
    if not text.text:
        raise InputError(page.source, "the page holds no text", remedy="Save it again with its text.")
    news = _news(text.text, layout)
    language = language_of(news or text.text)
    statements = replace(statements, news=news, language=language)
    article = Article(
        title=layout.title,
        authors=tuple(dict.fromkeys(layout.authors)),
        language=language,
        outlet=layout.outlet,
        published=publication(statements, given=published, today=today),
        text=text.text,
        parts=tuple(layout.parts),
        pictures=tuple(layout.pictures),
        related=tuple(layout.related),
    )
    return Located(article, text)


def _read(source: str, page: Page) -> tuple[NormalisedText, Layout, Statements]:
    if not (page.media_type or "").startswith("text/html"):
        text = normalise(source)
        layout = read_layout(text.text)
        return text, layout, Statements(layout=layout, address=page.address)
    markup = read_markup(source, page.address)
    statements = Statements(
        layout=markup.layout,
        address=page.address or markup.metadata.address,
        dates=markup.metadata.dates,
        times=markup.times,
        source=without_controls(source),
    )
    return markup.text, markup.layout, statements


def _news(text: str, layout: Layout) -> str:
    return "\n".join(
        text[part.start : part.end] for part in layout.parts if part.role in {"dateline", "body"}
    )
