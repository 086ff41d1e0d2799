"""Are divisions told by their several names, do towns lie in the right ones, and are all of a kind there?"""

import pytest

from cityties.places.levels import bare
from cityties.places.sources.regions import iso_names, regions
from cityties.places.sources.tables import document

NAMES = [
    ("Wales [Cymru GB-CYM]", ["Wales", "Cymru"]),
    ("Bolama / Bijagós", ["Bolama", "Bijagós"]),
    ("Tatarstan, Respublika", ["Respublika Tatarstan"]),
    ("A Coruña [La Coruña]", ["A Coruña", "La Coruña"]),
    ("Kofu", ["Kofu"]),
]


@pytest.mark.parametrize(("written", "names"), NAMES, ids=[written for written, _ in NAMES])
def test_names_that_the_standard_writes_in_one(written, names):
    """Are the names of a division of ISO 3166-2 taken apart?"""
    assert iso_names(written) == names


BARE = [
    ("Provincie West-Vlaanderen", "west vlaanderen"),
    ("Partido de Vicente López", "vicente lopez"),
    ("Arrondissement d'Aquin", "aquin"),
    ("Viru-Nigula vald", "viru nigula"),
    ("Bashkia Dropull", "dropull"),
    ("Sveitarfélagið Ölfus", "olfus"),
]


@pytest.mark.parametrize(("name", "stem"), BARE, ids=[name for name, _ in BARE])
def test_names_without_their_level(name, stem):
    """Are words for levels in several languages left out?"""
    assert bare(name) == stem


# a town and the first-level division that it lies in
LIES_IN = [
    pytest.param("Hanoi", "VN", "Hanoi", id="Viet Nam's new codes"),
    pytest.param("Nha Trang", "VN", "Khánh Hòa", id="a province that took another in"),
    pytest.param("Drammen", "NO", "Buskerud", id="a county of 2024"),
    pytest.param("Swansea", "GB", "Wales", id="a home nation that ISO writes in two languages"),
    pytest.param("Kazan", "RU", "Tatarstan", id="a republic that ISO writes the wrong way round"),
    pytest.param("Foshan", "CN", "Guangdong", id="a province that is there once"),
]


@pytest.mark.parametrize(("town", "country", "division"), LIES_IN)
def test_the_division_that_a_town_lies_in(gazetteer, town, country, division):
    """Is a town placed where it lies, and the division found by its name?"""
    found = gazetteer.find(town, country=country)[0]
    named = gazetteer.find(division, country=country)
    assert division in (found.admin1 or "")
    assert any(gazetteer.contains(place.id, found.id) for place in named)


def test_divisions_that_are_told_by_a_table_are_there():
    """Does every row that names a division of GeoNames' list still find it?"""
    known = {(entry.country, entry.name) for entry in regions().values()}
    told = document("renumbered.yml")
    assert [code for code, name in told["same"].items() if (code[:2], name) not in known] == []
    codes = {f"{entry.country}.{entry.admin1}" for entry in regions().values()}
    assert [row["code"] for row in told["former"] if row["code"] not in codes] == []


# municipalities and districts that no town is called like, and a town near by
NEAR = [
    pytest.param("Wettenberg", "DE", "Gießen", 20, id="a German municipality"),
    pytest.param("Valserhône", "FR", "Bellegarde-sur-Valserine", 5, id="a French merger"),
    pytest.param("Kadıköy", "TR", "Istanbul", 20, id="a district of Istanbul"),
    pytest.param("Vitacura", "CL", "Santiago", 20, id="a commune of Santiago"),
    pytest.param("Hordaland", "NO", "Bergen", 80, id="a former county"),
    pytest.param("Msunduzi", "ZA", "Pietermaritzburg", 20, id="a South African municipality"),
]


@pytest.mark.parametrize(("name", "country", "town", "most"), NEAR)
def test_municipalities_lie_by_their_seats(gazetteer, name, country, town, most):
    """Is a municipality found, and about where its seat is?"""
    here, there = (gazetteer.find(n, country=country, near_names=False)[0] for n in (name, town))
    north = 111.2 * abs(here.latitude - there.latitude)
    east = 111.2 * abs(here.longitude - there.longitude)  # more than it is, away from the equator
    assert north <= most
    assert east <= 2 * most
