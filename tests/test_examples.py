"""The example pages and scripts do what their README says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cityties

EXAMPLES = Path(__file__).parent.parent / "examples"
PAGES = sorted((EXAMPLES / "pages").iterdir())
SCRIPTS = sorted(EXAMPLES.glob("*.py"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_page_reads(path):
    """Does every example give an article whose spans hold, with the title that stands on it?"""
    reading = cityties.read(path.read_bytes(), source=path.name)
    article = reading.article
    assert article.title
    assert article.title in path.read_text(encoding="utf-8")
    for part in article.parts:
        assert 0 <= part.start <= part.end <= len(article.text)
    for mention in reading.mentions:
        assert article.text[mention.start : mention.end] == mention.text
    for claim in reading.claims:
        for evidence in claim.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.page == reading.page


def not_yet(*case, reason: str):
    """A case that the reader is known to miss; it may begin to pass at any time."""
    return pytest.param(*case, marks=pytest.mark.xfail(reason=reason, strict=False))


TIES = [
    ("prague-taipei-signing.html", {"Prague", "Taipei"}, "2020-01-13", "active"),
    ("paphos-alexandria-saved.txt", {"Paphos", "Alexandria"}, "2018-04", "active"),
    ("oita-wuhan-masks.html", {"Ōita", "Wuhan"}, "1979", "active"),
    ("osaka-san-francisco-ended.txt", {"Osaka", "San Francisco"}, "1957", "ended"),
    not_yet(
        "friedberg-la-crosse-gift.html",
        {"Friedberg", "La Crosse"},
        "2002",
        "active",
        reason="which Friedberg",
    ),
    ("birmingham-frankfurt-market.html", {"Birmingham", "Frankfurt am Main"}, "1966", "active"),
]


@pytest.mark.parametrize(("name", "places", "since", "status"), TIES)
def test_the_ties_that_a_reader_sees_are_found(name, places, since, status):
    """Is the tie that each page is about found with its pair, its year and its status?"""
    reading = cityties.read((EXAMPLES / "pages" / name).read_bytes(), source=name)
    ties = [claim for claim in reading.claims if isinstance(claim, cityties.TieClaim)]
    found = [(t.kind, {t.a.name, t.b.name}, t.since and t.since.value, t.status) for t in ties]
    assert ("sister_city", places, since, status) in found


def test_nothing_is_found_where_nothing_is_told():
    """Do a nickname, a twin sister and an agreement of police departments stay without claims?"""
    path = EXAMPLES / "pages" / "twin-cities-marathon-nothing.html"
    assert cityties.read(path.read_bytes()).claims == ()


def test_the_readme_names_every_page():
    """Does examples/README.md tell what each page shows?"""
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in PAGES if f"`{path.name}`" not in listed] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_runs(script):
    """Does each script end well and print something?"""
    done = subprocess.run(
        [sys.executable, str(script)], check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
