"""The whole story on one screen: from what was received to what it says."""

from __future__ import annotations

from functools import cache

from cityties.articles import read_article
from cityties.claims import find_claims
from cityties.claims.languages import has_cues
from cityties.claims.tongues import unread_languages
from cityties.pages import page_from_bytes, page_from_text
from cityties.places import Gazetteer, find_mentions
from cityties.records import Article, Mention, Page, Reading


def read(
    html_or_text: str | bytes,
    *,
    url: str | None = None,
    published: str | None = None,
    today: str | None = None,
    source: str | None = None,
) -> Reading:
    """Read one news page, given as HTML or as saved text.

    Args:
        html_or_text: the page; bytes are decoded by what the page says of itself, else by their look.
        url: where the page was fetched from; it may tell the outlet and the date.
        published: when it was published (``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``), if you know it.
        today: a day that no page can be later than; it bounds dates and is never taken for one.
        source: what to call this page in messages and results; its address, if you give none.

    Raises:
        InputError: this is no page: empty, binary or too large.
        GazetteerError: the gazetteer could not be opened or compiled.
    """
    name = source or url or "text"
    if isinstance(html_or_text, bytes):
        page = page_from_bytes(html_or_text, name, address=url)
    else:
        page = page_from_text(html_or_text, name, address=url)
    return read_page(page, published=published, today=today)


def read_page(
    page: Page,
    *,
    published: str | None = None,
    today: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> Reading:
    """Read a page as received: what it is, which places it names, and what it claims of them.

    ``published`` and ``today`` are those of `read`; ``gazetteer`` stands in for the one of this machine.
    """
    places = gazetteer or default_gazetteer()
    article = read_article(page, published=published, today=today)
    mentions = find_mentions(article, places, page.address)
    readable = has_cues(article.language)
    claims = (
        find_claims(article, mentions, places, page=page.digest, address=page.address) if readable else ()
    )
    return Reading(
        source=page.source,
        page=page.digest,
        address=page.address,
        article=article,
        mentions=mentions,
        claims=claims,
        notes=left_open(article, mentions),
    )


@cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of this machine, opened once."""
    return Gazetteer.open()


def left_open(article: Article, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Say what a reader could not settle: the date, the language, names of more than one place."""
    notes = []
    if not has_cues(article.language):
        notes.append(f"there are no cues for the language '{article.language}': no claims were looked for")
    else:
        notes += [
            f"a part is in '{language}', for which there are no cues: it was not read for claims"
            for language in unread_languages(article)
        ]
    if article.published.value is None and article.published.reason:
        notes.append(f"date of publication left open: {article.published.reason}")
    if article.language is None:
        notes.append("the language could not be told")
    ambiguous = sorted({mention.text for mention in mentions if mention.status == "ambiguous"})
    if ambiguous:
        notes.append(f"names of more than one place, left open: {', '.join(ambiguous)}")
    return tuple(notes)
