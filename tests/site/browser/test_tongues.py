"""Five languages in a real browser: the right letters, nothing too wide, nothing that a voice misreads."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.site.browser.servers import PHONE, WIDE
from tests.site.browser.test_access import first

LANGUAGES = ["en", "zh-hans", "zh-hant", "ja", "ko"]
PATHS = ("", "explore/?what=exchanges", "map/", "data/")
RULES = ["html-has-lang", "html-lang-valid", "valid-lang", "document-title", "link-name"]
LETTERS = "直骨令"
FONTS = {"zh-Hans": "SC", "zh": "SC", "zh-hant": "TC", "ja": "JP", "ko": "KR"}
"""Noto's name for the letters of each language, which .ci/run brings."""


def too_wide(shown) -> bool:
    """Whether the page is wider than the window."""
    return shown.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_every_language_fits_and_is_marked(open_page, portal, viewport):
    """Does each sort of page fit the window in each language, with its language said where a voice asks?"""
    shown = open_page(f"{portal}/en/", viewport=viewport, reduced_motion="reduce")
    things = [first(shown, portal, what).removeprefix(f"{portal}/en/") for what in ("city", "tie", "article")]
    found = {}
    for language in LANGUAGES:
        for path in (*PATHS, *things):
            shown.goto(f"{portal}/{language}/{path}")
            options = {"runOnly": {"type": "rule", "values": RULES}, "resultTypes": ["violations"]}
            faults = Axe().run(shown, options=options).response["violations"]
            said = [f"{rule['id']}: {node['html'][:100]}" for rule in faults for node in rule["nodes"]]
            found[language, path] = said + (["too wide"] if too_wide(shown) else [])
    assert {where: said for where, said in found.items() if said} == {}


def test_letters_are_drawn_as_each_language_knows_them(open_page, portal):
    """Are 直, 骨 and 令 drawn with the letters of their own language, within the text of any other?"""
    shown = open_page(f"{portal}/en/about/")
    foreign = {}
    for own in LANGUAGES:
        shown.goto(f"{portal}/{own}/about/")
        for told, letters in FONTS.items():
            for element in ("p", "h2"):
                fonts = fonts_of(shown, told, element)
                if not all(font.endswith(letters) for font in fonts):
                    foreign[own, told, element] = fonts
    assert foreign == {}


def fonts_of(shown, language: str, element: str) -> set[str]:
    """The families in which the browser draws a run of a language within a paragraph or heading."""
    shown.evaluate(
        """([element, language, letters]) => {
          document.querySelector("#drawn")?.remove();
          const outer = document.createElement(element);
          outer.innerHTML = "<span id=drawn></span>";
          document.querySelector("main").append(outer);
          Object.assign(outer.firstChild, { lang: language, textContent: letters });
        }""",
        [element, language, LETTERS],
    )
    session = shown.context.new_cdp_session(shown)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#drawn"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {font["familyName"] for font in fonts}
