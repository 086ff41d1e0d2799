"""Links, values and dates: what every page is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Label:
    """A word of a vocabulary: its code (``sister_city``) and what people call it ("Sister city")."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class DateView:
    """A date as far as it is known: ``text`` for people ("December 2019", "after 24 October 2018").

    ``value`` is ``YYYY[-MM[-DD]]`` or ``None`` where only bounds are known; ``basis`` is stated, relative or
    inferred; ``reason`` says how it was got where it was not simply stated, and is in ``reason_language``
    where that is not the page's own.
    """

    text: str
    value: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    basis: Label
    reason: str | None = None
    reason_language: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlaceRef:
    """A place as a link: "Kofu" (Japan), with its point on the map where known.

    ``local_name`` is its name where it lies, in ``local_language`` (where that is known); ``None`` where that
    is the name that is shown.
    """

    id: int
    name: str
    slug: str
    path: str
    country: str
    country_name: str
    admin1: str | None
    level: Label
    latitude: float | None
    longitude: float | None
    local_name: str | None = None
    local_language: str | None = None


@dataclass(frozen=True, kw_only=True)
class ArticleRef:
    """A press article (or the teaser of one) as a link: title, outlet, date, the portal's page of it.

    ``address`` is the outlet's own page; ``summary`` is a teaser's text or the first evidence sentence.
    ``teaser`` is true where only the teaser of a story was seen, on another page; ``own`` where it is a story
    of the portal's own, whose page ``path`` leads to.
    """

    id: str
    path: str
    title: str
    outlet: str | None
    address: str | None
    language: str | None
    published: DateView | None
    added: date
    summary: str | None = None
    teaser: bool = False
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Review:
    """What people said of a claim: ``state`` is machine-read, accepted, corrected, unsure or rejected."""

    state: Label
    by: str | None = None
    at: date | None = None
    reason: str | None = None

    @property
    def machine_read(self) -> bool:
        """Whether nobody has confirmed it: shown with the mark "machine-read"."""
        return self.state.code in {"machine-read", "unsure"}


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One source states one value of one field, in these words.

    ``wins`` is true where this is the value that the register shows; ``seen`` is the day it was added.
    ``value_language`` is the language of a value in the source's words, ``None`` where the words are ours.
    """

    field: Label
    value: str
    quote: str
    source: ArticleRef
    seen: date
    reader: str
    review: Review
    wins: bool
    claim: str
    value_language: str | None = None


@dataclass(frozen=True, kw_only=True)
class ValueView:
    """A value of a field, from how many independent sources, and whether a person has judged it.

    ``language`` is that of a source whose words it is, ``None`` where the words are ours.
    """

    text: str
    sources: int
    machine_read: bool
    when: DateView | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """A field with the value shown and the values that lost: "also stated"."""

    field: Label
    value: ValueView
    also_stated: tuple[ValueView, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether sources disagree."""
        return bool(self.also_stated)


@dataclass(frozen=True, kw_only=True)
class TieRef:
    """A tie as a link or a row: the pair, its kind and status, since when, how many exchanges."""

    id: str
    path: str
    title: str
    a: PlaceRef
    b: PlaceRef
    kind: Label
    status: Label
    since: DateView | None
    fields: tuple[Label, ...]
    exchanges: int
    sources: int
    machine_read: bool

    def partner_of(self, place_id: int) -> PlaceRef:
        """The other place of the pair."""
        return self.b if self.a.id == place_id else self.a


@dataclass(frozen=True, kw_only=True)
class ExchangeRef:
    """An exchange as a link or a row: kind, parties, date, what was given or done.

    ``what`` is in the words of a source, ``what_language`` the language of these.
    """

    id: str
    path: str
    title: str
    kind: Label
    status: Label
    from_: tuple[PlaceRef, ...]
    to: tuple[PlaceRef, ...]
    where: tuple[PlaceRef, ...]
    date: DateView | None
    what: str | None
    what_language: str | None
    sources: int
    machine_read: bool


@dataclass(frozen=True, kw_only=True)
class Anniversary:
    """A tie's anniversary: the 40th, on a day (or in a year, where no day is known)."""

    tie: TieRef
    years: int
    on: date
    whole_year: bool
    days_left: int


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """From how much was this read: pages and outlets, first and last date of publication, and so in words."""

    pages: int
    outlets: int
    earliest: str | None
    latest: str | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How much the register holds, and as of which day."""

    ties: int
    exchanges: int
    places: int
    countries: int
    articles: int
    outlets: int
    as_of: date


@dataclass(frozen=True, kw_only=True)
class FindingView:
    """A press article with the ties and exchanges that it records."""

    article: ArticleRef
    ties: tuple[TieRef, ...]
    exchanges: tuple[ExchangeRef, ...]


@dataclass(frozen=True, kw_only=True)
class Citation:
    """How to cite a page: one line of text, with the day and the stable address."""

    text: str
    path: str
    accessed: date


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """A day on which what the register says of a thing changed, and the address of that state."""

    on: date
    path: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class RelatedView:
    """A related story and why it is related: same tie, same city, same kind, similar text."""

    article: ArticleRef
    because: tuple[Label, ...]


@dataclass(frozen=True, kw_only=True)
class Change:
    """A correction: a judgement that changed what the register shows, for the feed of corrections."""

    id: str
    at: date
    title: str
    path: str
    summary: str
