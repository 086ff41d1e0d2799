"""Explore and the map: every view is a clean address, and each address can be taken away as a file."""

from __future__ import annotations

import csv
import io

import pytest
from tests.site.register.pages import CHENGDU, DAY_1, KOFU, SAPPORO, donation, page, since, visit

from cityties_site.register import services

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def filled():
    """Two ties and two exchanges of Chengdu."""
    ties = page("a", since("1984")), page("b", since("2018", CHENGDU, SAPPORO, kind="friendly_exchange"))
    events = page("c", visit("2019-04-02")), page("d", donation("2020-02-11"))
    services.load([*ties, *events], reader="1.0", at=DAY_1)


FORMS = [
    ("explore", "what=ties&kind=&place=&country=&from_year=", ""),
    ("explore", "what=exchanges&sort=newest&kind=visit&place=", "what=exchanges&kind=visit"),
    ("explore", "place=甲府&kind=", f"city={KOFU.id}"),
    ("explore", "place=Nowhere", "unknown=Nowhere"),
    ("explore", f"place=Kofu&city={KOFU.id}&was=Kofu", f"city={KOFU.id}"),
    ("explore", f"place=&city={KOFU.id}&was=Kofu", ""),
    ("map", "show=ties:sister_city&place=&country=JP", "show=ties%3Asister_city&country=JP"),
    ("map", "show=&place=Sapporo", f"city={SAPPORO.id}"),
]


@pytest.mark.parametrize(("name", "sent", "clean"), FORMS)
def test_a_form_becomes_a_clean_address(client, name, sent, clean):
    """Does the form lead on to an address without empty fields, with the place by its id?"""
    response = client.get(f"/en/{name}/?{sent}")
    assert response["Location"] == f"/en/{name}/?{clean}".rstrip("?")


def test_a_name_that_is_not_known_is_told_at_the_field(client):
    """Is the word kept in the field, and the fault told beside it?"""
    html = client.get("/en/explore/?unknown=Atlantis").content.decode()
    assert 'value="Atlantis"' in html
    assert 'aria-invalid="true" aria-describedby="filter-place-problem"' in html


def test_what_is_set_can_be_taken_away(client):
    """Is each filter named above the table, with an address that shows the table without it?"""
    html = client.get("/en/explore/?what=exchanges&kind=visit&country=JP").content.decode()
    assert 'href="/en/explore/?what=exchanges&amp;country=JP"' in html
    assert 'href="/en/explore/?what=exchanges&amp;kind=visit"' in html


def test_a_view_is_downloaded_as_it_is(client):
    """Has the file the rows that the table shows, and the JSON the same?"""
    html = client.get("/en/explore/?what=exchanges&kind=visit").content.decode()
    assert 'href="/feeds/en/exchanges.csv?what=exchanges&amp;kind=visit"' in html
    file = b"".join(client.get("/feeds/download/exchanges.csv?what=exchanges&kind=visit").streaming_content)
    assert len(list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))) == 1
    shown = client.get("/en/explore.json?what=exchanges&kind=visit").json()
    assert [row["kind"]["code"] for row in shown["exchanges"]["items"]] == ["visit"]


@pytest.mark.parametrize(
    ("query", "lines", "points"),
    [
        ("", 2, 2),
        ("show=ties", 2, 0),
        ("show=ties:sister_city", 1, 0),
        ("show=exchanges:donation", 0, 1),
        ("from_year=2019", 0, 2),
        ("to_year=1990", 1, 0),
        (f"city={SAPPORO.id}", 1, 0),
        ("country=XX", 0, 0),
    ],
)
def test_what_the_map_draws_is_what_its_list_says(client, query, lines, points):
    """Are the same ties and exchanges drawn as listed, as GeoJSON with longitude first?"""
    drawn = client.get(f"/en/map.json?{query}").json()["features"]
    kinds = [feature["geometry"]["type"] for feature in drawn]
    assert (kinds.count("LineString"), kinds.count("Point")) == (lines, points)
    html = client.get(f"/en/map/?{query}").content.decode()
    assert all(f'href="{feature["properties"]["path"]}"' in html for feature in drawn)
    for feature in drawn:
        if feature["geometry"]["type"] == "LineString":
            assert feature["geometry"]["coordinates"][0] == [CHENGDU.longitude, CHENGDU.latitude]
