"""Sharing a page: by the code in the dialog, by its short address, and inside WeChat."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from tests.site.browser.codes import shared_address
from tests.site.browser.servers import PHONE

WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile MicroMessenger/8.0.47"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_shows_a_code_that_cameras_read(open_page, portal, scheme):
    """Does the dialog open, does a reader of codes read it, and does the short address lead to the page?"""
    here = f"{portal}/en/city/3067696-prague/"
    shown = open_page(here, color_scheme=scheme)
    address = shared_address(shown)
    assert urlsplit(address).path == "/s/c3067696"
    assert open_page(address).url == here


def test_copying_says_that_it_is_done(open_page, portal):
    """Does the button copy the short address, and say so for a moment?"""
    shown = open_page(f"{portal}/en/city/3067696-prague/", permissions=["clipboard-read", "clipboard-write"])
    shown.get_by_role("button", name="Copy link").click()
    shown.get_by_role("button", name="Copied").wait_for()
    assert shown.evaluate("navigator.clipboard.readText()") == f"{portal}/s/c3067696"


def test_inside_wechat_its_own_menu_is_named(open_page, portal):
    """Is the hint shown instead of the code, in WeChat and only there?"""
    for agent, inside in ((WECHAT, True), (None, False)):
        options = {"user_agent": agent} if agent else {}
        shown = open_page(f"{portal}/en/city/3067696-prague/", viewport=PHONE, **options)
        assert shown.get_by_text("use WeChat’s own menu").is_visible() == inside
        assert shown.get_by_role("link", name="Share to WeChat").is_visible() != inside


def test_the_devices_own_share_sheet(open_page, portal):
    """Is the button there where the device has a share sheet, and is the sheet given the short address?"""
    shown = open_page(f"{portal}/en/city/3067696-prague/", viewport=PHONE)
    more = shown.get_by_role("button", name="More…")
    if not shown.evaluate("'share' in navigator"):
        assert not more.is_visible()
    shown.add_init_script(
        "Object.defineProperty(navigator, 'share', { value: async (told) => { window.told = told; } })"
    )
    shown.reload()
    more.click()
    told = shown.evaluate("window.told")
    assert told == {"url": f"{portal}/s/c3067696", "title": "Prague"}
