"""One gazetteer for all tests of places; the first run of a machine compiles it."""

import pytest

from cityties.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()
