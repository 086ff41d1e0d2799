"""Every public page, wide and as a phone, light and dark, full and empty: what is in anybody's way?"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.site.browser.servers import PHONE, WIDE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a page can keep by day and break in the dark; the others ask nothing about its colours."""
VIEWS = [pytest.param(view, id=name) for name, view in (("wide", WIDE), ("phone", PHONE))]
FIXED = {
    "home": "/en/",
    "map": "/en/map/",
    "ties": "/en/explore/",
    "exchanges": "/en/explore/?what=exchanges&country=JP",
    "nothing fits": "/en/explore/?country=XX",
    "search": "/en/search/?q=Kitakyushu",
    "nothing found": "/en/search/?q=zzzz",
    "search without words": "/en/search/",
    "anniversaries": "/en/anniversaries/",
    "data": "/en/data/",
    "about": "/en/about/",
    "not found": "/en/nothing/",
    "as of a day": "/en/?as_of=2020-01-01",
}
FOUND = {"city": "city", "tie": "tie", "exchange": "exchange", "article": "article"}
"""Pages that are found by their first link on the front page, or in the tables."""


def first(shown, portal: str, what: str) -> str:
    """The address of the first thing of that sort that the portal's lists name."""
    for path in ("/en/", "/en/explore/?what=exchanges"):
        shown.goto(portal + path)
        link = shown.locator(f"main a[href^='/en/{what}/']").first
        if link.count():
            return portal + link.get_attribute("href")
    raise AssertionError(f"no {what} is named")


def addresses(shown, portal: str) -> dict[str, str]:
    """Every sort of public page by name."""
    found = {name: first(shown, portal, what) for name, what in FOUND.items()}
    shown.goto(found["tie"])
    share = shown.get_by_role("link", name="Share to WeChat").get_attribute("href")
    return {**{name: portal + path for name, path in FIXED.items()}, **found, "share": portal + share}


def faults(shown) -> list[str]:
    """What axe finds in light and in dark, and whether the page is wider than the window."""
    said = violations(shown, "light", {"type": "tag", "values": RULES})
    said += violations(shown, "dark", {"type": "rule", "values": COLOURS})
    width = shown.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return [*said, *([f"the page is wider than the window: {width}"] if width[0] > width[1] else [])]


def violations(shown, scheme: str, rules: dict) -> list[str]:
    """What axe finds against some of its rules, as the page looks in a scheme of colours."""
    shown.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = Axe().run(shown, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    return [
        f"{scheme}: {rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.slow
@pytest.mark.parametrize("viewport", VIEWS)
def test_axe_finds_nothing_on_any_page(open_page, portal, viewport):
    """Is every page free of faults that a machine can find, with and without its map and dialog?"""
    shown = open_page(f"{portal}/en/", viewport=viewport, reduced_motion="reduce")
    found = {}
    for name, address in addresses(shown, portal).items():
        shown.goto(address)
        if name == "map":
            shown.locator("[data-map][data-ready]").wait_for()
        if name == "tie":
            for why in shown.locator("details").all():
                why.evaluate("details => { details.open = true }")
        found[name] = faults(shown)
    shown.goto(f"{portal}/en/map/")
    shown.locator(".city-mark").first.click()
    found["popup"] = faults(shown)
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.slow
@pytest.mark.parametrize("viewport", VIEWS)
def test_axe_finds_nothing_where_nothing_is(open_page, empty_portal, viewport):
    """Are the pages of a register without anything free of faults, and do they say that nothing is there?"""
    shown = open_page(f"{empty_portal}/en/", viewport=viewport)
    found = {}
    for name, path in FIXED.items():
        shown.goto(empty_portal + path)
        found[name] = faults(shown)
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("viewport", VIEWS)
def test_axe_finds_nothing_with_the_dialog_open(open_page, portal, viewport):
    """Is the share dialog free of faults too?"""
    shown = open_page(f"{portal}/en/", viewport=viewport)
    shown.goto(first(shown, portal, "tie"))
    shown.get_by_role("link", name="Share to WeChat").click()
    assert faults(shown) == []


@pytest.mark.parametrize("viewport", VIEWS)
def test_a_tie_with_200_exchanges(open_page, busy_portal, viewport):
    """Is the page free of faults, with the newest exchanges and a way to all of them?"""
    shown = open_page(f"{busy_portal}/en/", viewport=viewport)
    shown.goto(first(shown, busy_portal, "tie"))
    assert faults(shown) == []
    assert "1985" in shown.locator("[aria-labelledby=disagreements]").inner_text()
    shown.get_by_role("link", name="All 200 exchanges").click()
    assert shown.locator("#found").inner_text() == "200 exchanges"
    shown.get_by_role("link", name="Next").click()
    assert shown.locator("tbody tr").count() == 50


def test_the_narrowest_window(open_page, portal):
    """Does every page fit 320 pixels, as WCAG's reflow asks?"""
    shown = open_page(f"{portal}/en/", viewport={"width": 320, "height": 640})
    wide = {}
    for name, address in addresses(shown, portal).items():
        shown.goto(address)
        wide[name] = shown.evaluate("document.documentElement.scrollWidth")
    assert {name: width for name, width in wide.items() if width > 320} == {}


def test_the_description_of_the_api_opens(open_page, portal):
    """Is the page that describes the API drawn from files of our own, under the same policy?"""
    shown = open_page(f"{portal}/en/data/")
    shown.locator("main").get_by_role("link", name="the API").click()
    shown.get_by_text("/api/places/{place_id}").first.wait_for()
