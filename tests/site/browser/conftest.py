"""A real browser on real servers: registers are filled from the command line, as their keepers fill them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
from playwright.sync_api import sync_playwright
from tests.site.browser.servers import CHROMIUM, EXAMPLES, PAGES, WIDE, served
from tests.site.register.pages import donation, page, since, visit

STAFF = {"test_desk", "test_writing"}
"""Tests with servers of their own."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Keep tests that share servers together on one worker: those of the portal, and those of the staff."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            group = "staff" if item.path.stem in STAFF else "portal"
            item.add_marker(pytest.mark.xdist_group(f"browser of the {group}"))


@pytest.fixture(scope="package")
def browser():
    """Chromium, as Debian packs it; .ci/run brings it."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def portal(tmp_path_factory):
    """The address of a portal with the example pages and, where at hand, the two of ../shared/pages."""
    with served(tmp_path_factory.mktemp("portal"), EXAMPLES, *([PAGES] if PAGES.exists() else [])) as address:
        yield address


@pytest.fixture(scope="package")
def empty_portal(tmp_path_factory):
    """A portal that nothing was added to."""
    with served(tmp_path_factory.mktemp("empty")) as address:
        yield address


@pytest.fixture(scope="package")
def busy_portal(tmp_path_factory):
    """A portal with one tie and 200 exchanges on it."""
    folder = tmp_path_factory.mktemp("busy")
    days = [f"{1990 + number // 7}-{number % 12 + 1:02}-{number % 28 + 1:02}" for number in range(100)]
    told = [page(f"p{n}", visit(day), donation(day, n + 1), published=day) for n, day in enumerate(days)]
    told = [page("tie", since("1984")), page("other", since("1985")), *told]
    (folder / "readings.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, told)))
    with served(folder, folder / "readings.jsonl") as address:
        yield address


@pytest.fixture
def open_page(browser):
    """Opens pages (``open_page(address, viewport=…)``), and looks after each test at what they did.

    No request may leave for anybody else, and the console may not complain: it names what the content
    security policy stopped.
    """
    contexts, strangers, complaints = [], [], []

    def opened(address: str, **options):
        context = browser.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        shown = context.new_page()
        own = urlsplit(address).netloc
        shown.on("request", lambda request: _note_stranger(strangers, request.url, own))
        shown.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        shown.goto(address)
        return shown

    yield opened
    for context in contexts:
        context.close()
    assert strangers == [], "requests to third parties"
    assert [said for said in complaints if "404 (Not Found)" not in said] == []


def _note_stranger(strangers: list[str], address: str, own: str) -> None:
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"} and parts.netloc != own:
        strangers.append(address)
