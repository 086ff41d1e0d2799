"""Are places that are laid over the gazetteer found like those it has, and all others as before?"""

from __future__ import annotations

import pytest

import cityties
from cityties.pages import page_from_text
from cityties.places import Gazetteer, supplemented
from cityties.records import Place, TieClaim

WITHIN = (-1001048846, 1861060)  # Yamanashi, Japan


@pytest.fixture(scope="module")
def places(gazetteer) -> Gazetteer:
    """The gazetteer with a town on Mount Fuji that nobody built."""
    names = {"en": "Newtown Bay", "ja": "新町湾市"}
    town = Place(id=-9, name="Newtown Bay", country="JP", level="city", names=names, within=WITHIN)
    return supplemented.Supplemented(gazetteer.folder, [(town, ("Port Newtown", "Saint Newtown"))])


NAMES = [
    pytest.param("Newtown Bay", -9, id="its name"),
    pytest.param("NEWTOWN-BAY", -9, id="its name, written otherwise"),
    pytest.param("Port Newtown", -9, id="an alias"),
    pytest.param("St. Newtown", -9, id="an alias, shortened as names are"),
    pytest.param("新町湾市", -9, id="in Japanese"),
    pytest.param("新町湾", -9, id="in Japanese without its level"),
    pytest.param("Newtown Bay, Yamanashi", -9, id="with what it lies in"),
    pytest.param("Kofu", 1859100, id="another place"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_an_added_place_is_found(places, name, expected):
    """Is the place that a name means the first that is found?"""
    assert places.find(name)[0].id == expected


def test_a_well_known_place_stays_what_its_name_means(gazetteer):
    """Does an added namesake leave Paris where it is?"""
    town = Place(id=-8, name="Paris", country="JP", level="town", names={}, within=WITHIN)
    found = supplemented.Supplemented(gazetteer.folder, [(town, ())]).find("Paris")
    assert found[0].country == "FR"
    assert -8 in {place.id for place in found}


TEXTS = [
    pytest.param(
        "Chengdu and Newtown Bay became sister cities in 2019, the mayors said.", {1815286, -9}, id="English"
    ),
    pytest.param("成都市と新町湾市は2019年に姉妹都市となった。", {1815286, -9}, id="Japanese"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_a_page_is_read_with_an_added_place(places, text, expected):
    """Is a tie of an added place found in a page that names it, and only with that gazetteer?"""
    page = page_from_text(f"{text}\n", "page")
    (tie,) = (c for c in cityties.read_page(page, gazetteer=places).claims if isinstance(c, TieClaim))
    assert {tie.a.id, tie.b.id} == expected
    assert not [c for c in cityties.read_page(page).claims if isinstance(c, TieClaim)]
