"""The whole way: pages are added from the command line, found by readers, shared, scanned and opened."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from tests.site.browser.codes import shared_address
from tests.site.browser.servers import PAGES

pytestmark = pytest.mark.skipif(not PAGES.exists(), reason=f"the two portal pages are not at {PAGES}")


def city_page(open_page, portal, name, **options):
    """The page of a city, found by typing its name into the search of the front page."""
    shown = open_page(f"{portal}/en/", **options)
    search = shown.locator("main [name=q]")
    search.fill(name)
    search.press("Enter")
    shown.locator("#places + ul a", has_text=name).first.click()
    assert shown.locator("h1").inner_text() == name
    return shown


CITIES = [
    pytest.param("Chengdu", "Kofu", "since 1984", None, id="Chengdu and Kofu"),
    pytest.param("Kofu", "Chengdu", "since 1984", None, id="Kofu"),
    pytest.param("Chengdu", "Sapporo", "since October 24, 2018", "2018-09-21", id="Chengdu and Sapporo"),
    pytest.param("Sapporo", "Chengdu", "since October 24, 2018", "2018-09-21", id="Sapporo"),
    pytest.param("Pengzhou", "Ishikari", "since October 2000", None, id="Pengzhou"),
    pytest.param("Ishikari", "Pengzhou", "since October 2000", None, id="Ishikari"),
]


@pytest.mark.parametrize(("city", "partner", "since", "reason"), CITIES)
def test_a_tie_is_found_on_the_page_of_the_city(open_page, portal, city, partner, since, reason):
    """Does the city's page name the partner, since when, and why a date was inferred?"""
    shown = city_page(open_page, portal, city)
    row = shown.locator("[aria-labelledby=ties] .row", has_text=partner)
    assert since in row.inner_text()
    assert row.locator(".machine").count() == 1
    if reason is None:
        assert "inferred" not in row.inner_text()
    else:
        row.get_by_text("date inferred").click()
        assert reason in row.locator(".reason").inner_text()


@pytest.mark.parametrize("city", ["Chengdu", "Kofu"])
def test_the_donation_is_dated_with_its_reason(open_page, portal, city):
    """Is the donation of masks among the gifts of both cities, dated, with the reason for its year?"""
    shown = city_page(open_page, portal, city)
    row = shown.locator("[aria-labelledby=gifts] .row", has_text="6,000")
    assert "February 11, 2020" in row.inner_text()
    row.get_by_text("date inferred").click()
    assert "2019-12-26" in row.locator(".reason").inner_text()


def test_pengzhou_is_not_chengdu(open_page, portal):
    """Does the tie of a city within Chengdu stay off Chengdu's list?"""
    shown = city_page(open_page, portal, "Chengdu")
    assert "Ishikari" not in shown.locator("[aria-labelledby=ties]").inner_text()


def test_a_page_is_shared_by_its_qr_code(open_page, portal):
    """Does the dialog open, does a reader of codes read it, and does the short address lead to the page?"""
    shown = city_page(open_page, portal, "Kofu")
    here = shown.url
    address = shared_address(shown)
    assert urlsplit(address).path == "/s/c1859100"
    assert open_page(address).url == here
