"""Downloads of what Explore shows: CSV, JSON and GeoJSON, of the whole filtered table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse

from cityties.formats import (
    EXCHANGE_COLUMNS,
    TIE_COLUMNS,
    csv_lines,
    exchange_row,
    feature_collection,
    json_pieces,
    tie_row,
)
from cityties.ties import Tie
from cityties_site.register import selectors
from cityties_site.register.filters import WHAT, Filters

MOST_FEATURES = 10_000
"""Features of one GeoJSON file: more is no map, and must stand in memory whole."""


def download(request: HttpRequest, what: str, form: str) -> HttpResponse | StreamingHttpResponse:
    """The table that the query asks for, as a file."""
    if what not in WHAT or form not in {"csv", "json", "geojson"}:
        raise Http404
    filters = Filters.from_query({**request.GET.dict(), "what": what})
    response: HttpResponse | StreamingHttpResponse
    if form == "csv":
        columns = TIE_COLUMNS if what == "ties" else EXCHANGE_COLUMNS
        response = StreamingHttpResponse(
            csv_lines(_rows(filters), columns), content_type="text/csv; charset=utf-8"
        )
    elif form == "json":
        response = StreamingHttpResponse(json_pieces(_rows(filters)), content_type="application/json")
    else:
        response = HttpResponse(json.dumps(_features(filters)), content_type="application/geo+json")
    response["Content-Disposition"] = f'attachment; filename="{what}.{form}"'
    return response


def _rows(filters: Filters) -> Iterator[dict[str, Any]]:
    for records, places in selectors.export(filters):
        for record in records:
            yield tie_row(record, places) if isinstance(record, Tie) else exchange_row(record, places)


def _features(filters: Filters) -> dict[str, Any]:
    features: list[Any] = []
    for records, places in selectors.export(filters, most=MOST_FEATURES):
        features += feature_collection(records, places)["features"]
    return {"type": "FeatureCollection", "features": features}
