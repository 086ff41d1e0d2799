"""Whole pages: home, city, tie, exchange, article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cityties_site.register.view_models.basics import (
    Anniversary,
    ArticleRef,
    Citation,
    Counts,
    Coverage,
    DateView,
    ExchangeRef,
    FieldView,
    FindingView,
    HistoryEntry,
    Label,
    PlaceRef,
    RelatedView,
    Statement,
    TieRef,
)


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
    """The page of a city (or any place): `selectors.city`; ``where`` says what and where it is.

    ``timeline`` holds at most `selectors.SHOWN` exchanges, the newest; ``exchanges_total`` says how many
    there are, and ``more_path`` leads to the rest in Explore.  ``unknown`` says in words what is not known.
    """

    place: PlaceRef
    where: str
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
class PersonView:
    """Somebody who took part: by name or by office ("mayor of Kofu"), in the ``language`` of the source."""

    name: str | None
    role: str | None
    of: PlaceRef | None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class TieView:
    """The page of a tie: `selectors.tie`.  ``sentence`` says it all in one sentence."""

    tie: TieRef
    sentence: str
    instruments: tuple[InstrumentView, ...]
    signatories: tuple[PersonView, ...]
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
class StageView:
    """A step of an exchange: promised, sent, received, delivered."""

    stage: Label
    date: DateView | None
    status: Label


@dataclass(frozen=True, kw_only=True)
class OrganisationView:
    """A body that took part, by its name in the ``language`` of the source."""

    name: str
    of: PlaceRef | None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class QuantityView:
    """How much of what: "6,000 surgical masks"; the unit is in the ``language`` of the source."""

    text: str
    value: float
    unit: str
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExchangeView:
    """The page of an exchange: `selectors.exchange`; ``period`` says from when to when."""

    exchange: ExchangeRef
    sentence: str
    period: str | None = None
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
class NoteView:
    """What the reading of a page left open; ``language`` where that is not the page's own."""

    text: str
    language: str | None


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
    notes: tuple[NoteView, ...]
    as_of: date | None
