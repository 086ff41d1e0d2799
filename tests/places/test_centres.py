"""Does a division lie in the middle of its area?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityties.places.centres import centre

# where places of a division lie, and its middle
CENTRES = [
    pytest.param([(0, 0), (0, 2), (2, 0), (2, 2)], (1, 1), id="a square"),
    pytest.param([(0, 0), (0, 2), (2, 0), (2, 2), (0.1, 0.1), (0.2, 0.1)], (1, 1), id="crowded in a corner"),
    pytest.param([(1, 1), (3, 5)], (2, 3), id="two places"),
    pytest.param([(1, 1), (2, 2), (3, 3)], (2, 2), id="places in a row"),
    pytest.param([(4, 7)], (4, 7), id="one place"),
    pytest.param([(-16, 178), (-16, -178), (-18, 178), (-18, -178)], (-17, 180), id="across the date line"),
]


@pytest.mark.parametrize(("spots", "middle"), CENTRES)
def test_where_a_division_lies(spots, middle):
    """Is it the middle of the land, wherever most places are?"""
    assert centre(spots) == pytest.approx(middle, abs=0.001)


@given(
    st.lists(st.tuples(st.floats(-80, 80), st.floats(0, 170)), min_size=1, max_size=30),
)
def test_the_middle_lies_among_the_places(spots):
    """Is the middle never outside of what the places enclose?"""
    latitude, longitude = centre(spots)
    assert min(s[0] for s in spots) - 0.01 <= latitude <= max(s[0] for s in spots) + 0.01
    assert min(s[1] for s in spots) - 0.01 <= longitude <= max(s[1] for s in spots) + 0.01
