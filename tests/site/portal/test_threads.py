"""Ties as threads over the world: where a place lies on the map, and what the view holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityties_site.portal import threads
from cityties_site.register.view_models import Label, PlaceRef


def place(number: int, latitude: float | None, longitude: float | None) -> PlaceRef:
    """A place somewhere."""
    return PlaceRef(
        id=number,
        name=f"Place {number}",
        slug="place",
        path=f"/en/city/{number}-place/",
        country="XX",
        country_name="Nowhere",
        admin1=None,
        level=Label(code="city", label="City"),
        latitude=latitude,
        longitude=longitude,
    )


POINTS = [((0, 11), (0, 0)), ((90, 11), (0, -131.7)), ((-90, 11), (0, 131.7)), ((0, -169), (-270.7, 0))]


@pytest.mark.parametrize(("place", "point"), POINTS)
def test_the_projection(place, point):
    """Does Equal Earth put the middle in the middle, the poles at their height, the cut at the edge?"""
    assert threads.equal_earth(*place) == pytest.approx(point, abs=0.2)


somewhere = st.tuples(st.floats(-60, 75), st.floats(-180, 180))


@given(st.lists(somewhere, min_size=1, max_size=12))
def test_the_view_holds_every_place_and_stays_on_the_world(points):
    """Is each place within the view, and the view no wider than the world?"""
    world = threads.of_places([place(number, *point) for number, point in enumerate(points)])
    left, _top, width, _height = threads.WORLD
    assert left - 0.1 <= world.left <= world.left + world.width <= left + width + 0.1
    for dot in world.dots:
        assert world.left - 1 <= dot.x <= world.left + world.width + 1


def test_without_places_there_is_no_map():
    """Is nothing drawn where no place's point is known?"""
    assert threads.of_places([place(1, None, None)]) is None
