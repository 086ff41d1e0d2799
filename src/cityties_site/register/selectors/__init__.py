"""All that the public pages may read.  Every function takes keyword arguments and gives frozen records.

``language`` is the page's language ("en"); ``as_of`` a day whose state is to be shown (``None``: today's);
``public_only`` keeps what nobody has reviewed off (``None``: as the setting CITYTIES_SHOW_MACHINE_READ says).
A thing that is not there raises `NotThere`; one whose address has changed raises `Moved` with the new path.
"""

from __future__ import annotations

from datetime import date

from cityties_site.register.filters import Filters
from cityties_site.register.view_models import (
    Anniversary,
    ArticleView,
    Change,
    CityView,
    Counts,
    ExchangeView,
    ExploreView,
    Hit,
    HomeView,
    MapView,
    SearchView,
    SitemapEntry,
    Statement,
    TieView,
)

SHOWN = 60
"""Exchanges shown on one page of a city or tie before "more" leads to Explore."""
COUNTED = 1000
"""Up to here a table's total is counted; beyond, "more than 1,000" costs the same in any register."""


class NotThere(LookupError):  # noqa: N818 - it says what is the case
    """There is no such thing in the register (or not for the public, or not yet on that day)."""


class Moved(LookupError):  # noqa: N818 - it says what is the case
    """The thing has another address now; ``path`` is where to go."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def home(*, language: str, as_of: date | None = None, public_only: bool | None = None) -> HomeView:
    """The front page: newest findings, anniversaries, newest ties and exchanges, counts."""
    raise NotImplementedError


def city(
    place_id: int, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> CityView:
    """The page of a place by its GeoNames id; raises NotThere."""
    raise NotImplementedError


def tie(
    a: int, b: int, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> TieView:
    """The page of a tie by its pair, in either order; raises NotThere."""
    raise NotImplementedError


def exchange(
    exchange_id: str, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> ExchangeView:
    """The page of an exchange; raises NotThere, or Moved when it was joined with another."""
    raise NotImplementedError


def article(
    article_id: str, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> ArticleView:
    """The page of a press article; raises NotThere."""
    raise NotImplementedError


def explore(
    filters: Filters, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> ExploreView:
    """One page (50 rows) of the table of ties or exchanges."""
    raise NotImplementedError


def search(query: str, *, language: str, public_only: bool | None = None) -> SearchView:
    """Places, ties, exchanges and articles that match, in any script."""
    raise NotImplementedError


def suggest(query: str, *, language: str, public_only: bool | None = None) -> tuple[Hit, ...]:
    """At most 8 places whose name in any language begins with the query, then ties of the best of them."""
    raise NotImplementedError


def map_points(
    filters: Filters, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> MapView:
    """Ties and exchanges with their points, at most 2,000 of each, the newest first."""
    raise NotImplementedError


def anniversaries(
    on: date,
    *,
    language: str,
    days: int = 120,
    limit: int = 12,
    place: int | None = None,
    public_only: bool | None = None,
) -> tuple[Anniversary, ...]:
    """Round anniversaries (every fifth year) of active ties in the days to come."""
    raise NotImplementedError


def statements(
    a: int, b: int, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> tuple[Statement, ...]:
    """Every statement about a tie: value, quote, source, day seen, review."""
    raise NotImplementedError


def counts(*, as_of: date | None = None, public_only: bool | None = None) -> Counts:
    """How much the register holds."""
    raise NotImplementedError


def corrections(*, language: str, limit: int = 50, public_only: bool | None = None) -> tuple[Change, ...]:
    """The newest judgements that corrected, rejected, joined or parted, newest first."""
    raise NotImplementedError


def short(code: str, *, language: str) -> str:
    """The path that a short address (`/s/<code>`) stands for; raises NotThere."""
    raise NotImplementedError


def short_path(path: str) -> str:
    """The short address of a public path: `/s/<code>`; the same path always has the same code."""
    raise NotImplementedError


def sitemap(section: str, page: int) -> tuple[SitemapEntry, ...]:
    """Addresses for the sitemap; ``section`` is city, tie, exchange or article; 1,000 a page."""
    raise NotImplementedError
