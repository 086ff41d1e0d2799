"""From which place a story is told: what its words, its title and the address of its page say."""

from __future__ import annotations

import pytest

import cityties
from cityties.claims.finding import read_stories
from cityties.pipeline import default_gazetteer

TOLD = [
    ("Kobe and Riga became twins. A choir from Kobe sang.", None, "Kobe", "named most"),
    ("Kobe sent a choir to Riga. A choir from Kobe sang.", "https://www.riga.example/news", "Riga", "its host"),
    ("Kobe sent a choir to Riga. The Riga City Council met with Riga's mayor.", None, "Riga", "its council"),
    ("Kobe sent a choir to Riga. The choir from Kobe sang.", "https://news.example.lv/1", "Riga", "its country"),
    ("The mayor of Kofu, Yamanashi, left Yamanashi for Kofu.", None, "Kofu", "not where it lies"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "address", "home", "why"), TOLD, ids=[why for *_, why in TOLD])
def test_home_of_a_story(text: str, address: str | None, home: str, why: str) -> None:
    """Is the story told from the place that speaks, not from the one that it names most often?"""
    reading = cityties.read(text, url=address)
    stories = read_stories(reading.article, reading.mentions, default_gazetteer(), address=address)
    assert stories[0].home is not None
    assert stories[0].home.name == home
