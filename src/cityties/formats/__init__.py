"""Ties and exchanges as CSV, JSON, GeoJSON and JSON-LD, for other programs.

Each function takes the records of `cityties.ties` and the places that they name, by id.
"""

from cityties.formats.geojson import feature_collection
from cityties.formats.rows import EXCHANGE_COLUMNS, TIE_COLUMNS, Row, exchange_row, tie_row
from cityties.formats.tables import csv_lines, json_pieces

__all__ = [
    "EXCHANGE_COLUMNS",
    "TIE_COLUMNS",
    "Row",
    "csv_lines",
    "exchange_row",
    "feature_collection",
    "json_pieces",
    "tie_row",
]
