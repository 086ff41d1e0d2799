"""Readings into the register: the new are added, the known stay, a newer one stands before an older.

One page is one transaction: whoever is stopped in the middle has whole pages, and a second run adds the rest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

import msgspec

import cityties
from cityties import Reading
from cityties_site.register.models import Article, Page
from cityties_site.register.services.adding import add_reading, page_id
from cityties_site.register.services.articles import store_article_words
from cityties_site.register.services.claiming import carry_over
from cityties_site.register.services.deriving import derive
from cityties_site.register.services.placing import add_places
from cityties_site.register.services.standing import place_articles, topics_of
from cityties_site.register.services.writing import write


@dataclass(kw_only=True)
class Report:
    """What came of loading: readings that were new, known already, or stand before an older reading."""

    new: int = 0
    unchanged: int = 0
    superseded: int = 0
    failed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        line = f"{self.new:,} new, {self.unchanged:,} unchanged, {self.superseded:,} superseded"
        return f"{line}, {len(self.failed):,} could not be read" if self.failed else line

    def __iadd__(self, other: Report) -> Report:
        self.new += other.new
        self.unchanged += other.unchanged
        self.superseded += other.superseded
        self.failed += other.failed
        return self


def load(
    readings: Iterable[Reading],
    *,
    reader: str = cityties.__version__,
    at: datetime | None = None,
    batch: int = 1,
) -> Report:
    """Load readings as `cityties read` gives them.

    Args:
        readings: what was read; each page's in its own transaction, or as many together as ``batch`` says.
        reader: version of the reader that made them.
        at: when they were received; now, unless told.
        batch: how many readings are written in one transaction.
    """
    report = Report()
    remaining = iter(readings)
    while group := list(islice(remaining, batch)):
        report += write(lambda group=group: _load(group, reader, at or datetime.now(UTC)))  # type: ignore[misc]
    return report


def known(digest: str, address: str | None, *, reader: str = cityties.__version__) -> bool:
    """Whether the register has what this version of the reader reads on a page: then it need not be read."""
    page = page_id(digest, address)
    return Article.objects.filter(page_id=page, host=None, reader=reader).exists()


def _load(group: list[Reading], reader: str, at: datetime) -> Report:
    report = Report()
    added: list[Article] = []
    for reading in group:
        page = page_id(reading.page, reading.address)
        before = Page.objects.filter(pk=page).exists()
        digest = reading_digest(reading)
        if before and Article.objects.filter(page_id=page, host=None, reader=reader, digest=digest).exists():
            report.unchanged += 1
            continue
        articles = add_reading(
            reading, page=page, reader=reader, order=version_order(reader), digest=digest, at=at
        )
        if before:
            carry_over(articles[0])
        added += articles
        if before:
            report.superseded += 1
        else:
            report.new += 1
    if added:
        renamed = add_places(added)
        changed = place_articles(added)
        derive(topics_of(changed) | renamed)
        store_article_words(changed)
    return report


def reading_digest(reading: Reading) -> str:
    """Digest of what was read, whatever the file is called and wherever it lies."""
    content = msgspec.structs.replace(reading, source="")
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:32]


def version_order(version: str) -> str:
    """A version in a form that sorts as versions do: "0.10.0" after "0.9.2", "1.0rc1" before "1.0"."""
    return "".join(_version_parts(version))


def _version_parts(version: str) -> Iterator[str]:
    for part in re.findall(r"\d+|[a-z]+", version.lower()):
        yield f"{int(part):08}." if part.isdecimal() else f"-{part}."
    yield "."  # sorts after '-' and before digits
