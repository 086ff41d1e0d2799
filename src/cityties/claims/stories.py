"""The stories of an article: its own, and one for each related story's teaser.

A teaser is a story of its own: its claims take their date from the teaser's, never from the page's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cityties.claims.sentences import Sentence, split_sentences
from cityties.dates import parse_date
from cityties.records import Article, Role, When

_TOLD = ("title", "body", "caption")


@dataclass(frozen=True, slots=True)
class Story:
    """Sentences that tell one story, its part of the page, and what is known of its date."""

    part: Role
    sentences: tuple[tuple[Sentence, Role], ...]
    published: When


def stories(article: Article) -> Iterator[Story]:
    """The article's own story first, then the related ones in the order of the page."""
    own = [p for p in article.parts if p.role in _TOLD]
    sentences = [(s, p.role) for p in own for s in split_sentences(article.text, p.start, p.end)]
    seen: set[str] = set()
    told = []
    for sentence, part in sentences:
        words = article.text[sentence.start : sentence.end]
        if words not in seen or part == "body":
            told.append((sentence, part))
        seen.add(words)
    yield Story("body", tuple(told), article.published)
    for related in article.related:
        teaser: tuple[tuple[Sentence, Role], ...] = tuple(
            (s, "related") for s in split_sentences(article.text, related.start, related.end)
        )
        yield Story("related", teaser, _teaser_date(related.date))


def _teaser_date(date: str | None) -> When:
    found = parse_date(date) if date else None
    return found or When(
        value=None,
        earliest=None,
        latest=None,
        precision=None,
        basis="stated",
        reason="the teaser has no date",
    )
