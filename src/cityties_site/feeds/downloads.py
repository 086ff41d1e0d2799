"""Downloads of what Explore shows: CSV, JSON and GeoJSON, of the whole filtered table.

With a language in the address, places bear their names in it, and a CSV file is in its words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import override

from cityties.formats import (
    EXCHANGE_COLUMNS,
    TIE_COLUMNS,
    Row,
    csv_lines,
    exchange_row,
    feature_collection,
    json_pieces,
    tie_row,
)
from cityties.ties import Tie
from cityties_site.feeds.columns import headings, in_words
from cityties_site.register import selectors
from cityties_site.register.filters import WHAT, Filters

MOST_FEATURES = 10_000
"""Features of one GeoJSON file: more is no map, and must stand in memory whole."""


def download(
    request: HttpRequest, what: str, form: str, language: str | None = None
) -> HttpResponse | StreamingHttpResponse:
    """The table that the query asks for, as a file."""
    known = language is None or language in dict(settings.LANGUAGES)
    if what not in WHAT or form not in {"csv", "json", "geojson"} or not known:
        raise Http404
    filters = Filters.from_query({**request.GET.dict(), "what": what})
    response: HttpResponse | StreamingHttpResponse
    if form == "csv":
        response = StreamingHttpResponse(_csv(filters, language), content_type="text/csv; charset=utf-8")
    elif form == "json":
        pieces = json_pieces(_rows(filters, language))
        response = StreamingHttpResponse(pieces, content_type="application/json")
    else:
        features = json.dumps(_features(filters, language))
        response = HttpResponse(features, content_type="application/geo+json")
    name = f"{what}-{language}" if language else what
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _csv(filters: Filters, language: str | None) -> Iterator[str]:
    ties = filters.what == "ties"
    columns = TIE_COLUMNS if ties else EXCHANGE_COLUMNS
    if language is None:
        return csv_lines(_rows(filters, None), columns)
    with override(language):
        told = headings(columns)
    return csv_lines(_rows_in_words(filters, language, ties=ties), columns, headings=told)


def _rows(filters: Filters, language: str | None) -> Iterator[Row]:
    for records, places in selectors.export(filters, language=language):
        for record in records:
            yield tie_row(record, places) if isinstance(record, Tie) else exchange_row(record, places)


def _rows_in_words(filters: Filters, language: str, *, ties: bool) -> Iterator[Row]:
    for row in _rows(filters, language):
        with override(language):  # each row by itself: between them, the thread may serve others
            told = in_words(row, language, ties=ties)
        yield told


def _features(filters: Filters, language: str | None) -> dict[str, Any]:
    features: list[Any] = []
    for records, places in selectors.export(filters, language=language, most=MOST_FEATURES):
        features += feature_collection(records, places)["features"]
    return {"type": "FeatureCollection", "features": features}
