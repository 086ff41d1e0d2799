"""From which place a story is told: what its words, its title and the address of its page say."""

from __future__ import annotations

import pytest

import cityties
from cityties.claims.finding import read_stories
from cityties.pipeline import default_gazetteer

ADDRESS = "https://{}/news/1"
TOLD = [
    ("Kobe sent a choir to Riga. The choir from Kobe sang.", None, "Kobe", "named most"),
    ("Kobe sent a choir to Riga. The choir from Kobe sang.", "www.riga.example", "Riga", "its host"),
    ("Kobe sent a choir to Riga. The choir from Kobe sang.", "news.example.lv", "Riga", "its country"),
    ("Kobe sent a choir to Riga. The Riga City Council met with Riga's mayor.", None, "Riga", "its council"),
]


@pytest.mark.parametrize(("text", "host", "home", "why"), TOLD, ids=[why for *_, why in TOLD])
def test_home_of_a_story(text: str, host: str | None, home: str, why: str) -> None:
    """Is the story told from the place that speaks, not from the one that it names most often?"""
    address = ADDRESS.format(host) if host else None
    reading = cityties.read(text, url=address)
    stories = read_stories(reading.article, reading.mentions, default_gazetteer(), address=address)
    assert stories[0].home is not None
    assert stories[0].home.name == home


def test_a_name_that_many_places_bear_is_no_home_and_nobody_else_is() -> None:
    """Is a story told from nowhere, where the place that it names most could not be told from others?"""
    reading = cityties.read("Springfield sent a choir to Kobe. The Springfield Town Council met.")
    stories = read_stories(reading.article, reading.mentions, default_gazetteer())
    assert stories[0].home is None
