"""What the public pages show of stories and standing pages: frozen records, ready to render."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cityties_site.register.view_models import DateView, FindingView, PlaceRef, RelatedView


@dataclass(frozen=True, kw_only=True)
class Sized:
    """A picture in one size: its path from the root, and its width and height in points."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class StoryPicture:
    """A story's picture: for the page, for phones, for lists and for where it is shared."""

    lead: Sized
    small: Sized
    card: Sized
    shared: Sized
    alternative: str
    caption: str


@dataclass(frozen=True, kw_only=True)
class StoryRef:
    """A story as a link or a card: title, authors, date, and its beginning."""

    key: str
    path: str
    language: str
    title: str
    authors: tuple[str, ...]
    date: DateView
    summary: str
    picture: StoryPicture | None
    changed: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class StoryView:
    """The page of a story: `selectors.story`.

    ``body`` is HTML that Wagtail's editor made; ``versions`` has the path of each language version;
    ``records`` is what the register knows from it, ``None`` where it knows nothing or may not show it.
    """

    story: StoryRef
    body: str
    versions: dict[str, str]
    records: FindingView | None
    places: tuple[PlaceRef, ...]
    related: tuple[RelatedView, ...]
    article: str


@dataclass(frozen=True, kw_only=True)
class StoryList:
    """A page of the list of stories; ``number`` of ``pages``."""

    stories: tuple[StoryRef, ...]
    number: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class Stated:
    """One tie or exchange that a draft states: in words, with the sentence that says so."""

    kind: str
    title: str
    when: str
    what: str
    quote: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the footer; ``address`` where it is a link, ``language`` where it is not in the page's."""

    text: str
    address: str | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class PortalView:
    """What the portal is called in a language, and what its footer holds.

    ``standing`` are the standing pages as links; ``lines`` are licences and filings, none unless set.
    """

    name: str
    footer: str
    logo: Sized | None
    lines: tuple[Line, ...]
    standing: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class StandingView:
    """A standing page: title, HTML, its versions; ``kind`` is page, link or contact."""

    kind: str
    title: str
    slug: str
    body: str
    language: str
    versions: dict[str, str]
    published: date | None
