"""Ties and exchanges on a map."""

from __future__ import annotations

from tests.ties.makers import telling, tie, visit

from cityties.formats import feature_collection
from cityties.records import Place
from cityties.ties import fold


def place(pk: int, longitude: float | None, latitude: float | None = 10.0) -> Place:
    return Place(id=pk, name=f"P{pk}", country="XX", level="city", longitude=longitude, latitude=latitude)


def geometry(a: Place, b: Place):
    ties, _ = fold([telling("t", tie(a=a, b=b))])
    return feature_collection(ties, {a.id: a, b.id: b})["features"][0]["geometry"]


def test_a_line_goes_from_city_to_city():
    """Are coordinates longitude first?"""
    assert geometry(place(1, 104.0, 30.0), place(2, 138.0, 35.0)) == {
        "type": "LineString",
        "coordinates": [[104.0, 30.0], [138.0, 35.0]],
    }


def test_a_line_over_the_pacific_is_cut():
    """Is a line across the antimeridian two lines that meet there?"""
    found = geometry(place(1, 170.0, 0.0), place(2, -170.0, 10.0))
    assert found["coordinates"] == [[[170.0, 0.0], [180.0, 5.0]], [[-180.0, 5.0], [-170.0, 10.0]]]


def test_a_place_without_a_point_has_no_geometry():
    """Is a tie whose places are not on the map still a feature?"""
    assert geometry(place(1, None, None), place(2, 20.0)) is None


def test_an_exchange_is_a_point():
    """Does an exchange stand at the place of those who receive it?"""
    _, events = fold([visit("a", "2019")])
    host = events[0].parties.value.to[0]
    feature = feature_collection(events, {host: place(host, 5.0)})["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [5.0, 10.0]}
