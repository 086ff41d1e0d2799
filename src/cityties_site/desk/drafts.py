"""Pages on their way into the register: read at once, looked at, then stored or thrown away."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

import msgspec
from django.conf import settings
from django.core.files import File
from django.utils.translation import override

from cityties import Reading, pages
from cityties.errors import InputError
from cityties.pipeline import read_page
from cityties.records import Page
from cityties_site.desk.models import Draft
from cityties_site.register import services
from cityties_site.register.roles import Person
from cityties_site.register.wording import date_text
from cityties_site.register.wording_of_claims import sentence_of

KEPT = timedelta(days=1)
MOST_FILES = 20
ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".gz")
"""Files that are looked at; what is in them is looked at by the library, which refuses what is no page."""
SECONDS = 15.0
"""How long an address may take."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody gave: an address, a text (with the address that it is from), files."""

    address: str = ""
    text: str = ""
    published: str = ""
    files: tuple[File[bytes], ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing was given."""
        return not (self.address or self.text.strip() or self.files)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was read on one page, for somebody to look at."""

    title: str
    language: str
    outlet: str
    published: str
    reason: str
    claims: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    known: bool


def read(person: Person, given: Given) -> Draft:
    """Read what was given; what cannot be read is noted with its reason, and the rest goes on."""
    readings, failed = [], []
    for name, load in _loads(given):
        try:
            readings.append(_read(load(), given))
        except InputError as error:
            failed.append(f"{name}: {error.what}. {error.remedy}")
    Draft.objects.filter(at__lt=datetime.now(UTC) - KEPT).delete()
    return Draft.objects.create(by=person, at=datetime.now(UTC), readings=_packed(readings), failed=failed)


def _loads(given: Given) -> Iterator[tuple[str, Callable[[], Page]]]:
    if given.text.strip():
        yield "text", lambda: _of_text(given)
    elif given.address:
        yield (
            given.address,
            lambda: pages.fetch(given.address, seconds=SECONDS, max_bytes=settings.CITYTIES_LARGEST_PAGE),
        )
    for number, file in enumerate(given.files):
        name = str(file.name or number)
        yield name, partial(_of_file, file, name, number)


def _of_text(given: Given) -> Page:
    _refuse_large(len(given.text.encode()), "text")
    if given.address and not given.address.startswith(("http://", "https://")):
        raise InputError(given.address, "this is no web address", remedy="Begin it with https://.")
    return pages.page_from_text(given.text, given.address or "text", address=given.address or None)


def _of_file(file: File[bytes], name: str, number: int) -> Page:
    if number >= MOST_FILES:
        raise InputError(name, f"more than {MOST_FILES} files", remedy="Give the others afterwards.")
    if not name.lower().endswith(ENDINGS):
        raise InputError(name, "this is no page", remedy="Give HTML or text: " + ", ".join(ENDINGS) + ".")
    _refuse_large(file.size or 0, name)
    page = pages.page_from_bytes(file.read(), name)  # gzip is unpacked no further than the largest page
    _refuse_large(len(page.data), name)
    return page


def _refuse_large(size: int, name: str) -> None:
    largest: int = settings.CITYTIES_LARGEST_PAGE
    if size > largest:
        raise InputError(name, f"more than {largest // 1024**2} MB", remedy="Give single pages.")


def _read(page: Page, given: Given) -> Reading:
    today = datetime.now(UTC).date().isoformat()
    return read_page(page, published=given.published or None, today=today, gazetteer=services.gazetteer())


def of(person: Person, number: int) -> Draft | None:
    """Somebody's own draft; a day old at most."""
    return Draft.objects.filter(pk=number, by=person, at__gt=datetime.now(UTC) - KEPT).first()


def findings(draft: Draft, *, language: str) -> list[Finding]:
    """What was read, to be looked at."""
    with override(language):
        return [_finding(reading, language) for reading in _unpacked(draft)]


def store(draft: Draft) -> list[str]:
    """Store a draft's pages; returns the public ids of their articles."""
    readings = _unpacked(draft)
    services.load(readings)
    draft.delete()
    return [services.page_id(reading.page, reading.address) for reading in readings]


def _finding(reading: Reading, language: str) -> Finding:
    article = reading.article
    return Finding(
        title=article.title or reading.source,
        language=article.language or "",
        outlet=article.outlet or "",
        published=date_text(article.published, language),
        reason=article.published.reason or "",
        claims=tuple((sentence_of(claim, language), _quote(claim.evidence)) for claim in reading.claims),
        notes=reading.notes,
        known=services.known(reading.page, reading.address),
    )


def _quote(evidence: Iterable[object]) -> str:
    return next((str(e.quote) for e in evidence if e.field == "kind"), "")  # type: ignore[attr-defined]


def _packed(readings: list[Reading]) -> bytes:
    return zlib.compress(msgspec.json.encode(readings))


def _unpacked(draft: Draft) -> list[Reading]:
    return msgspec.json.decode(zlib.decompress(bytes(draft.readings)), type=list[Reading])
