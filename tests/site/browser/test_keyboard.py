"""From the keyboard alone: map, dialog, filters, and search with suggestions; the focus is always seen."""

from __future__ import annotations

import pytest
from tests.site.browser.servers import PHONE, WIDE

FOCUS = """() => {
  const held = document.activeElement, style = getComputedStyle(held), box = held.getBoundingClientRect();
  return { what: held.outerHTML.slice(0, 120), tag: held.tagName, width: parseFloat(style.outlineWidth),
    line: style.outlineStyle, seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    covered: held.type === "range" };
}"""


def press(shown, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        shown.keyboard.press(key)


def focused(shown) -> str:
    """The words or the name of what has the focus."""
    return shown.evaluate(
        "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText).trim()"
    )


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("path", ["/en/", "/en/map/", "/en/explore/", "/en/city/3067696-prague/"])
def test_the_focus_is_always_seen(open_page, portal, path, viewport):
    """Does each stop of the Tab key show an outline, in the window?"""
    shown = open_page(portal + path, viewport=viewport, reduced_motion="reduce")
    unseen = []
    for _stop in range(60):
        press(shown, "Tab")
        held = shown.evaluate(FOCUS)
        if held["tag"] == "BODY":
            break
        outlined = (held["line"] != "none" and held["width"] >= 2) or held[
            "covered"
        ]  # a slider's handle has it
        if not (outlined and held["seen"]):
            unseen.append(held)
    assert unseen == []


def test_the_first_stop_leads_to_the_content(open_page, portal):
    """Does Tab and Enter skip what stands on top of every page?"""
    shown = open_page(f"{portal}/en/explore/")
    press(shown, "Tab", "Enter", "Tab")
    assert focused(shown) == "Ties"


def test_search_with_suggestions(open_page, portal):
    """Do arrow keys choose a suggestion, Escape close the list, and Enter open what is chosen?"""
    shown = open_page(f"{portal}/en/")
    box = shown.locator("main [name=q]")
    box.focus()
    shown.keyboard.type("pra")
    shown.get_by_role("option").first.wait_for()
    press(shown, "ArrowDown")
    chosen = shown.get_by_role("option", selected=True)
    assert chosen.inner_text().startswith("Prague")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    press(shown, "Escape")
    assert not shown.get_by_role("listbox").is_visible()
    assert box.input_value() == "pra"
    press(shown, "ArrowDown")
    shown.get_by_role("option").first.wait_for()
    press(shown, "ArrowDown", "Enter")
    shown.wait_for_url("**/city/3067696-prague/")


@pytest.mark.parametrize("query", ["南京", "Nanjing", "난징"])
def test_suggestions_come_in_any_script(open_page, portal, query):
    """Is Nanjing suggested by its names, and is a name in another script marked with its language?"""
    shown = open_page(f"{portal}/en/")
    shown.locator("main [name=q]").press_sequentially(query)
    first = shown.get_by_role("option").first
    first.wait_for()
    assert first.inner_text().startswith("Nanjing")
    spoken = first.locator(".suggestion-title").get_attribute("lang")
    assert spoken == {"南京": "zh", "난징": "ko"}.get(query)


def test_the_share_dialog(open_page, portal):
    """Does Enter open the dialog, does the focus stay in it, does Escape close it and give the focus back?"""
    shown = open_page(f"{portal}/en/city/3067696-prague/")
    shown.get_by_role("link", name="Share to WeChat").focus()
    press(shown, "Enter")
    dialog = shown.get_by_role("dialog", name="Scan via WeChat!")
    assert dialog.is_visible()
    for _stop in range(6):
        press(shown, "Tab")
        inside = shown.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        assert inside
    press(shown, "Escape")
    assert not dialog.is_visible()
    assert focused(shown) == "Share to WeChat"


def test_the_map(open_page, portal):
    """Do arrow keys lead from city to city, does Enter open one, does Escape come back to it?"""
    shown = open_page(f"{portal}/en/map/", reduced_motion="reduce")
    shown.locator("[data-map][data-ready]").wait_for()
    shown.locator(".city-mark[tabindex='0']").focus()
    start = focused(shown)
    reached = {start}
    for key in ("ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        press(shown, key)
        reached.add(focused(shown))
    assert len(reached) > 2
    here = focused(shown)
    press(shown, "Enter")
    popup = shown.locator(".leaflet-popup")
    assert popup.get_by_role("link").first.is_visible()
    assert shown.evaluate("!!document.activeElement.closest('.leaflet-popup')")
    press(shown, "Escape")
    popup.wait_for(state="detached")
    assert focused(shown) == here


def test_the_map_can_be_skipped(open_page, portal):
    """Does the first stop in the map lead to the list that says the same?"""
    shown = open_page(f"{portal}/en/map/")
    shown.locator("[data-map][data-ready]").wait_for()
    shown.locator(".skip-map").focus()
    press(shown, "Enter", "Tab")
    assert shown.evaluate("!!document.activeElement.closest('#listed')")


def test_the_time_slider(open_page, portal):
    """Do the slider's keys narrow the years, and do list and address follow?"""
    shown = open_page(f"{portal}/en/map/")
    shown.locator("[data-map][data-ready]").wait_for()
    before = shown.locator("#map-count").inner_text()
    shown.get_by_label("First year").focus()
    press(shown, *["ArrowRight"] * 40)
    shown.wait_for_url("**from_year=*")
    shown.wait_for_function("before => document.querySelector('#map-count').innerText !== before", arg=before)
    shown.wait_for_function(  # the address follows once the keys rest
        "() => new URLSearchParams(location.search).get('from_year')"
        " === document.querySelector('.years output').innerText.slice(0, 4)"
    )
    years = shown.locator(".years output").inner_text()
    assert shown.get_by_label("From year").input_value() == years[:4]


def test_the_filters(open_page, portal):
    """Are filters set and sent by keys, named above the table, and taken away again?"""
    shown = open_page(f"{portal}/en/explore/")
    shown.get_by_label("Kind").focus()
    shown.keyboard.type("Sister")
    shown.get_by_label("City").focus()
    shown.keyboard.type("Praha")
    press(shown, "Enter")
    shown.wait_for_url("**/explore/?kind=sister_city&city=3067696")
    rows = shown.locator("tbody tr")
    assert rows.count() == 2
    shown.get_by_role("link", name="Kind: Sister cities").focus()
    press(shown, "Enter")
    shown.wait_for_url("**/explore/?city=3067696")
    shown.get_by_role("link", name="Since").focus()
    press(shown, "Enter")
    shown.wait_for_url("**sort=oldest*")
    assert shown.locator("th[aria-sort=ascending]").inner_text().startswith("Since")
