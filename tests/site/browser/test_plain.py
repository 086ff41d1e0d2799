"""Without scripts, and on paper: everything is there but the drawn map and the suggestions."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

PLAIN = {"java_script_enabled": False}


def test_searching_and_filtering(open_page, portal):
    """Does the search find, and does the filter form filter?"""
    shown = open_page(f"{portal}/en/", **PLAIN)
    shown.locator("main [name=q]").fill("Prague")
    shown.locator("main").get_by_role("button", name="Search").click()
    shown.locator("#places + ul a").first.click()
    assert shown.locator("h1").inner_text() == "Prague"
    shown.goto(f"{portal}/en/explore/")
    shown.get_by_label("Country").select_option("CZ")
    shown.get_by_role("button", name="Apply").click()
    assert shown.url.endswith("/explore/?country=CZ")
    assert shown.locator("tbody tr").count() == 2


def test_sharing(open_page, portal):
    """Does the button lead to a page with the code, and is no button shown that does nothing?"""
    shown = open_page(f"{portal}/en/city/3067696-prague/", **PLAIN)
    assert not shown.get_by_role("button", name="Copy link").is_visible()
    shown.get_by_role("link", name="Share to WeChat").click()
    code = shown.locator("img.qr")
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot())))
    shown.goto(codes[0].text)
    assert shown.url == f"{portal}/en/city/3067696-prague/"


def test_the_map_says_so_and_lists_everything(open_page, portal):
    """Does the map's page say what it needs, and list each tie that it would draw?"""
    shown = open_page(f"{portal}/en/map/", **PLAIN)
    assert shown.locator("noscript p").is_visible()
    assert shown.locator("#listed").get_by_role("link", name="Taipei – Prague", exact=True).is_visible()


def test_a_reason_opens(open_page, portal):
    """Is the reason for an inferred date there on demand?"""
    shown = open_page(f"{portal}/en/city/3067696-prague/", **PLAIN)
    row = shown.locator("[aria-labelledby=ties] .row", has_text="Taipei").first
    row.locator("summary").click()
    assert row.locator(".reason").is_visible()


@pytest.mark.parametrize("path", ["/en/city/3067696-prague/", "/en/tie/1668341-3067696/"])
def test_on_paper(open_page, portal, path):
    """Is what is said printed, and what can only be clicked left out?"""
    shown = open_page(portal + path, color_scheme="dark")
    shown.emulate_media(media="print", color_scheme="dark")
    for left_out in (".find", ".tools", ".top nav", ".foot nav"):
        assert not shown.locator(left_out).first.is_visible()
    assert shown.locator("h1").is_visible()
    ink = shown.locator("h2").first.evaluate("element => getComputedStyle(element).color")
    paper = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert shown.pdf().startswith(b"%PDF")
