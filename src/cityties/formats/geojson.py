"""Ties as lines and exchanges as points, by RFC 7946."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cityties.formats.rows import Places, exchange_row, tie_row
from cityties.records import Place
from cityties.ties import Exchange, Tie

Point = tuple[float, float]
"""Longitude and latitude, in this order."""


def feature_collection(things: Iterable[Tie | Exchange], places: Places) -> dict[str, Any]:
    """Features of all ties and exchanges; those without a known point have no geometry."""
    features = [_tie(t, places) if isinstance(t, Tie) else _exchange(t, places) for t in things]
    return {"type": "FeatureCollection", "features": features}


def _tie(tie: Tie, places: Places) -> dict[str, Any]:
    a, b = _point(places.get(tie.a)), _point(places.get(tie.b))
    geometry = _line(a, b) if a and b else None
    row = tie_row(tie, places)
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": row}


def _exchange(exchange: Exchange, places: Places) -> dict[str, Any]:
    parties = exchange.parties.value
    points = (_point(places.get(pk)) for pk in (*exchange.where, *parties.to, *parties.from_))
    at = next((point for point in points if point), None)
    geometry = {"type": "Point", "coordinates": list(at)} if at else None
    row = exchange_row(exchange, places)
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": row}


def _point(place: Place | None) -> Point | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.longitude, place.latitude


def _line(a: Point, b: Point) -> dict[str, Any]:
    """A line the short way round; one that crosses the antimeridian is cut there (RFC 7946, 3.1.9)."""
    west, east = sorted((a, b))
    if east[0] - west[0] <= 180:
        return {"type": "LineString", "coordinates": [list(a), list(b)]}
    to_edge = 180 - east[0]
    whole = to_edge + west[0] + 180
    latitude = east[1] + (west[1] - east[1]) * (to_edge / whole if whole else 0.5)
    return {
        "type": "MultiLineString",
        "coordinates": [[list(east), [180.0, latitude]], [[-180.0, latitude], list(west)]],
    }
