"""Tables, search and the map."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from cityties_site.register.view_models.basics import (
    ExchangeRef,
    Label,
    PlaceRef,
    TieRef,
)

T = TypeVar("T")


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
    """Something that a search found: what it is (city, tie, exchange, article), title, where, and why.

    ``machine_read`` is true of a tie or exchange that nobody has reviewed yet.  ``title_language`` is that of
    a source's title, ``words`` what a source says in ``words_language``; the rest is in the page's language.
    """

    what: Label
    title: str
    path: str
    detail: str
    matched: str | None = None
    machine_read: bool = False
    title_language: str | None = None
    words: str | None = None
    words_language: str | None = None


@dataclass(frozen=True, kw_only=True)
class SearchView:
    """What a search found, in groups: places first, then ties, exchanges, articles; stories."""

    query: str
    places: tuple[Hit, ...]
    ties: tuple[Hit, ...]
    exchanges: tuple[Hit, ...]
    articles: tuple[Hit, ...]
    stories: tuple[Hit, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.places or self.ties or self.exchanges or self.articles or self.stories)


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
class SitemapEntry:
    """An address for the sitemap, without its language: ("city/1859100-kofu/", when it last changed).

    ``languages`` are those that it is there in; none stands for all.
    """

    path: str
    changed: date | None
    languages: tuple[str, ...] = ()
