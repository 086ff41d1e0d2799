"""Rows of ties and exchanges by what they are found by, in order, and no more of them than are shown."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from cityties_site.register.models import Exchange, ExchangeFacet, Tie, TieFacet
from cityties_site.register.selectors.asking import Asked


def ties_by(name: str, values: list[str], ask: Asked) -> QuerySet[Tie]:
    """Ties that have one of the values, the newest first."""
    return _by(Tie, TieFacet, name, values, ask)


def exchanges_by(name: str, values: list[str], ask: Asked) -> QuerySet[Exchange]:
    """Exchanges that have one of the values, the newest first."""
    return _by(Exchange, ExchangeFacet, name, values, ask)


def _by(model: Any, facets: Any, name: str, values: list[str], ask: Asked) -> QuerySet[Any]:
    # The ids first: with them in hand, no database reads the rows in any other way than by their ids.
    found = facets.objects.filter(scope__in=ask.scopes, name=name, value__in=values)
    rows = model.objects.filter(pk__in=list(found.values_list("row", flat=True).distinct()))
    if ask.as_of is not None:
        rows = rows.filter(ask.holds())
    ordered: QuerySet[Any] = rows.order_by("-first_day", "-pk")
    return ordered


def newest_exchanges_by(name: str, value: str, ask: Asked, limit: int) -> list[Exchange]:
    """The newest exchanges of one value, read along the index: it takes as long however many there are."""
    if ask.as_of is not None:
        return list(exchanges_by(name, [value], ask)[:limit])
    facets = ExchangeFacet.objects.filter(scope=ask.audience, name=name, value=value)
    newest = facets.order_by("-first_day", "-row_id").select_related("row")[:limit]
    return [facet.row for facet in newest]


def count_exchanges(name: str, value: str, ask: Asked) -> int:
    """How many exchanges have one value."""
    if ask.as_of is not None:
        return exchanges_by(name, [value], ask).count()
    return ExchangeFacet.objects.filter(scope=ask.audience, name=name, value=value).count()
