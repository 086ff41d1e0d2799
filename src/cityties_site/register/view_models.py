"""What the public pages show: frozen records, ready to render, without database or machinery.

Every text is in the language that was asked for, as far as it is known.  `path` is the public address of a
thing in that language, from the root.  Sequences are tuples; what is unknown is ``None`` or empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Label:
    """A word of a vocabulary: its code (``sister_city``) and what people call it ("Sister city")."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class DateView:
    """A date as far as it is known: ``text`` for people ("December 2019", "after 24 October 2018").

    ``value`` is ``YYYY[-MM[-DD]]`` or ``None`` where only bounds are known; ``basis`` is stated, relative or
    inferred; ``reason`` says how it was got where it was not simply stated.
    """

    text: str
    value: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    basis: Label
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlaceRef:
    """A place as a link: "Kofu" (Japan), with its point on the map where known."""

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


@dataclass(frozen=True, kw_only=True)
class ArticleRef:
    """A press article (or the teaser of one) as a link: title, outlet, date, the portal's page of it.

    ``address`` is the outlet's own page; ``summary`` is a teaser's text or the first evidence sentence.
    ``teaser`` is true where only the teaser of a story was seen, on another page.
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


@dataclass(frozen=True, kw_only=True)
class ValueView:
    """A value of a field, from how many independent sources, and whether a person has judged it."""

    text: str
    sources: int
    machine_read: bool
    when: DateView | None = None


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
    """An exchange as a link or a row: kind, parties, date, what was given or done."""

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
    """From how much was this read: "from 12 pages of 3 outlets", first and last date of publication."""

    pages: int
    outlets: int
    earliest: str | None
    latest: str | None


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
class HomeView:
    """The front page.  ``findings`` are press articles with what they record, newest first."""

    findings: tuple[FindingView, ...]
    anniversaries: tuple[Anniversary, ...]
    newest_ties: tuple[TieRef, ...]
    newest_exchanges: tuple[ExchangeRef, ...]
    coming: tuple[ExchangeRef, ...]
    counts: Counts


@dataclass(frozen=True, kw_only=True)
class FindingView:
    """A press article with the ties and exchanges that it records."""

    article: ArticleRef
    ties: tuple[TieRef, ...]
    exchanges: tuple[ExchangeRef, ...]


@dataclass(frozen=True, kw_only=True)
class NamedIn:
    """A name of a place in one language: ("ja", "Japanese", "甲府市"); ``local`` has no language code."""

    language: str
    language_name: str
    name: str


@dataclass(frozen=True, kw_only=True)
class TieGroup:
    """A city's ties of one kind and status."""

    kind: Label
    status: Label
    ties: tuple[TieRef, ...]


@dataclass(frozen=True, kw_only=True)
class YearOfExchanges:
    """The exchanges of one year, by kind; ``year`` is ``None`` for those without a known year."""

    year: int | None
    kinds: tuple[tuple[Label, tuple[ExchangeRef, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Given:
    """Gifts and donations of one direction, newest first."""

    direction: Label
    exchanges: tuple[ExchangeRef, ...]


@dataclass(frozen=True, kw_only=True)
class CityView:
    """The page of a city (or any place): `selectors.city`.

    ``timeline`` holds at most `selectors.SHOWN` exchanges, the newest; ``exchanges_total`` says how many
    there are, and ``more_path`` leads to the rest in Explore.  ``unknown`` says in words what is not known.
    """

    place: PlaceRef
    names: tuple[NamedIn, ...]
    within: tuple[PlaceRef, ...]
    population: int | None
    ties: tuple[TieGroup, ...]
    timeline: tuple[YearOfExchanges, ...]
    exchanges_total: int
    more_path: str | None
    given: tuple[Given, ...]
    related: tuple[RelatedView, ...]
    unknown: tuple[str, ...]
    coverage: Coverage
    as_of: date | None
    machine_read: bool


@dataclass(frozen=True, kw_only=True)
class InstrumentView:
    """One document or decision of a tie, with its dates, terms and status."""

    kind: Label
    status: Label
    since: FieldView | None
    term: FieldView | None
    fields: tuple[Label, ...]
    signatories: tuple[str, ...]
    sources: int
    machine_read: bool


@dataclass(frozen=True, kw_only=True)
class Citation:
    """How to cite a page: one line of text, with the day and the stable address."""

    text: str
    path: str
    accessed: date


@dataclass(frozen=True, kw_only=True)
class TieView:
    """The page of a tie: `selectors.tie`.  ``sentence`` says it all in one sentence."""

    tie: TieRef
    sentence: str
    instruments: tuple[InstrumentView, ...]
    signatories: tuple[str, ...]
    documents: tuple[ArticleRef, ...]
    fields: tuple[FieldView, ...]
    cooperation: tuple[Label, ...]
    exchanges: tuple[ExchangeRef, ...]
    exchanges_total: int
    more_path: str | None
    statements: tuple[Statement, ...]
    disagreements: tuple[FieldView, ...]
    anniversary: Anniversary | None
    coverage: Coverage
    citation: Citation
    as_of: date | None
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, kw_only=True)
class HistoryEntry:
    """A day on which what the register says of a thing changed, and the address of that state."""

    on: date
    path: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class StageView:
    """A step of an exchange: promised, sent, received, delivered."""

    stage: Label
    date: DateView | None
    status: Label


@dataclass(frozen=True, kw_only=True)
class PersonView:
    """Somebody who took part: by name or by office ("mayor of Kofu")."""

    name: str | None
    role: str | None
    of: PlaceRef | None


@dataclass(frozen=True, kw_only=True)
class OrganisationView:
    """A body that took part."""

    name: str
    of: PlaceRef | None


@dataclass(frozen=True, kw_only=True)
class QuantityView:
    """How much of what: "6,000 surgical masks"."""

    text: str
    value: float
    unit: str


@dataclass(frozen=True, kw_only=True)
class ExchangeView:
    """The page of an exchange: `selectors.exchange`."""

    exchange: ExchangeRef
    sentence: str
    dates: tuple[FieldView, ...]
    end: DateView | None
    quantities: tuple[QuantityView, ...]
    stages: tuple[StageView, ...]
    people: tuple[PersonView, ...]
    organisations: tuple[OrganisationView, ...]
    fields: tuple[FieldView, ...]
    disagreements: tuple[FieldView, ...]
    ties: tuple[TieRef, ...]
    statements: tuple[Statement, ...]
    documents: tuple[ArticleRef, ...]
    coverage: Coverage
    citation: Citation
    as_of: date | None
    history: tuple[HistoryEntry, ...]


@dataclass(frozen=True, kw_only=True)
class PictureView:
    """A picture of a press article: its address (our pages never load it), and its caption."""

    src: str | None
    alt: str | None
    caption: str | None


@dataclass(frozen=True, kw_only=True)
class RelatedView:
    """A related story and why it is related: same tie, same city, same kind, similar text."""

    article: ArticleRef
    because: tuple[Label, ...]


@dataclass(frozen=True, kw_only=True)
class ArticleView:
    """The page of a press article: outlet, link, the evidence sentences only, and what the page records."""

    article: ArticleRef
    authors: tuple[str, ...]
    date_inferred: bool
    pictures: tuple[PictureView, ...]
    evidence: tuple[str, ...]
    records: FindingView
    statements: tuple[Statement, ...]
    related: tuple[RelatedView, ...]
    teasers: tuple[ArticleRef, ...]
    same_source: tuple[ArticleRef, ...]
    places: tuple[PlaceRef, ...]
    notes: tuple[str, ...]
    as_of: date | None


@dataclass(frozen=True, kw_only=True)
class Slice(Generic[T]):
    """One page of a long table, by key: ``next`` and ``previous`` are cursors to hand back, or ``None``.

    ``total`` is exact up to `selectors.COUNTED`; ``more_than_counted`` says that there are more.
    """

    items: tuple[T, ...]
    next: str | None
    previous: str | None
    total: int
    more_than_counted: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A value that a filter can take: code, label, and whether it is chosen."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class ExploreView:
    """The table of Explore: either ``ties`` or ``exchanges`` is filled, as ``filters.what`` says."""

    what: str
    ties: Slice[TieRef] | None
    exchanges: Slice[ExchangeRef] | None
    choices: dict[str, tuple[Choice, ...]]
    place: PlaceRef | None = None


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something that a search found: what it is (city, tie, exchange, article), title, where, and why."""

    what: Label
    title: str
    path: str
    detail: str
    matched: str | None = None


@dataclass(frozen=True, kw_only=True)
class SearchView:
    """What a search found, in groups: places first, then ties, exchanges, articles."""

    query: str
    places: tuple[Hit, ...]
    ties: tuple[Hit, ...]
    exchanges: tuple[Hit, ...]
    articles: tuple[Hit, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.places or self.ties or self.exchanges or self.articles)


@dataclass(frozen=True, kw_only=True)
class MapLine:
    """A tie on the map: from point to point; years for the slider."""

    tie: TieRef
    a: tuple[float, float]
    b: tuple[float, float]
    year: int | None


@dataclass(frozen=True, kw_only=True)
class MapDot:
    """An exchange on the map, at its venue, else at the receiving place."""

    exchange: ExchangeRef
    at: tuple[float, float]
    year: int | None


@dataclass(frozen=True, kw_only=True)
class MapView:
    """Ties and exchanges with points (latitude, longitude), the newest first, and how many were left out.

    ``first_year`` and ``last_year`` bound the time slider.
    """

    ties: tuple[MapLine, ...] = ()
    exchanges: tuple[MapDot, ...] = ()
    left_out: int = 0
    first_year: int | None = None
    last_year: int | None = None
    choices: dict[str, tuple[Choice, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A correction: a judgement that changed what the register shows, for the feed of corrections."""

    id: str
    at: date
    title: str
    path: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class SitemapEntry:
    """An address for the sitemap, without its language: ("city/1859100-kofu/", when it last changed)."""

    path: str
    changed: date | None
