"""The map: ties as lines and exchanges as dots, the newest first, and no more than a map can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cityties_site.register.filters import Filters
from cityties_site.register.selectors.asking import Asked, asked, in_language
from cityties_site.register.selectors.cities import year_of
from cityties_site.register.selectors.exploring import Listing, choices
from cityties_site.register.selectors.references import exchange_refs, tie_refs
from cityties_site.register.view_models import ExchangeRef, MapDot, MapLine, MapView, PlaceRef

MOST = 1000
"""Lines, and dots, on one map: more hide each other."""


@in_language
def map_points(
    filters: Filters, *, language: str, as_of: date | None = None, public_only: bool | None = None
) -> MapView:
    """Ties and exchanges with their points, at most `MOST` of each, the newest first.

    Kind and status filter what ``filters.what`` names; places, countries and years filter both.
    """
    ask = asked(language, as_of=as_of, public_only=public_only)
    ties, more_ties = _ties(filters, ask)
    exchanges, more_exchanges = _exchanges(filters, ask)
    known = [*(line.year for line in ties), *(dot.year for dot in exchanges)]
    years = [year for year in known if year is not None]
    return MapView(
        ties=ties,
        exchanges=exchanges,
        left_out=more_ties + more_exchanges,
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        choices=choices(filters, ask),
    )


def _for(what: str, filters: Filters) -> Filters:
    """The filters as they bear on ties or on exchanges."""
    common = replace(filters, sort="newest", after="", before="")
    if filters.what == what:
        return common
    return replace(common, what=what, kind="", status="", field="")


def _ties(filters: Filters, ask: Asked) -> tuple[tuple[MapLine, ...], int]:
    listing = Listing(_for("ties", filters), ask)
    lines = []
    for ref in tie_refs(listing.newest(MOST), ask):
        a, b = _point(ref.a), _point(ref.b)
        if a and b:
            since = ref.since
            known = (since.value or since.earliest or since.latest) if since else None
            lines.append(MapLine(tie=ref, a=a, b=b, year=int(known[:4]) if known else None))
    return tuple(lines), max(0, listing.count() - MOST)


def _exchanges(filters: Filters, ask: Asked) -> tuple[tuple[MapDot, ...], int]:
    listing = Listing(_for("exchanges", filters), ask)
    dots = []
    for ref in exchange_refs(listing.newest(MOST), ask):
        at = _venue(ref)
        if at:
            dots.append(MapDot(exchange=ref, at=at, year=year_of(ref)))
    return tuple(dots), max(0, listing.count() - MOST)


def _venue(ref: ExchangeRef) -> tuple[float, float] | None:
    points = (_point(place) for place in (*ref.where, *ref.to, *ref.from_))
    return next((point for point in points if point), None)


def _point(place: PlaceRef) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
