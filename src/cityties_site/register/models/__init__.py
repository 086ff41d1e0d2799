"""The register's tables: what was given is only ever added to; what is derived can be rebuilt at any time."""

from cityties_site.register.models.access import AccessToken
from cityties_site.register.models.derived import (
    ALL,
    REVIEWED,
    ROUND,
    Exchange,
    ExchangeFacet,
    Instrument,
    Place,
    PlaceName,
    SearchEntry,
    SourceKey,
    Standing,
    Tally,
    Tie,
    TieFacet,
    Topic,
    Waiting,
)
from cityties_site.register.models.given import Article, Claim, Evidence, Judgement, Outlet, OwnPlace, Page
from cityties_site.register.models.revision import Revision

GIVEN = (Outlet, Page, Article, Claim, Evidence, OwnPlace, Judgement)
DERIVED = (
    Standing,
    SourceKey,
    Topic,
    Place,
    PlaceName,
    Tie,
    Instrument,
    TieFacet,
    Exchange,
    ExchangeFacet,
    SearchEntry,
    Tally,
    Waiting,
)

__all__ = [
    "ALL",
    "DERIVED",
    "GIVEN",
    "REVIEWED",
    "ROUND",
    "AccessToken",
    "Article",
    "Claim",
    "Evidence",
    "Exchange",
    "ExchangeFacet",
    "Instrument",
    "Judgement",
    "Outlet",
    "OwnPlace",
    "Page",
    "Place",
    "PlaceName",
    "Revision",
    "SearchEntry",
    "SourceKey",
    "Standing",
    "Tally",
    "Tie",
    "TieFacet",
    "Topic",
    "Waiting",
]
