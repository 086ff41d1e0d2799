"""Reading a page as an article."""

from __future__ import annotations

from cityties.articles.language import language_of
from cityties.articles.publication import publication
from cityties.articles.saved import read_layout
from cityties.pages import decoded
from cityties.records import Article, Page
from cityties.text import normalise


def read_article(page: Page, published: str | None = None, today: str | None = None) -> Article:
    """Read what a page says.

    ``published`` is the day, month or year of publication where it is known from elsewhere, and wins over what
    the page says; ``today`` is the last day on which the page can have been published.  Both are ISO strings.

    Raises:
        InputError: the page holds no text.
    """
    text = normalise(decoded(page)).text
    layout = read_layout(text)
    body = "\n".join(text[part.start : part.end] for part in layout.parts if part.role == "body")
    return Article(
        title=layout.title,
        authors=tuple(layout.authors),
        language=language_of(body or text),
        outlet=layout.outlet,
        published=publication(
            stamped=layout.stamped,
            dateline=layout.dateline,
            address=page.address,
            related=layout.related,
            given=published,
            today=today,
        ),
        text=text,
        parts=tuple(layout.parts),
        pictures=tuple(layout.pictures),
        related=tuple(layout.related),
    )
