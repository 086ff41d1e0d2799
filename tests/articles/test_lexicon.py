"""Does every entry of the furniture files catch its own example?"""

from __future__ import annotations

import re

import pytest

from cityties.articles.lexicon import LABEL_KINDS, entries

SECTIONS = ("related_headings", "furniture", "captions", "datelines", "bylines")
CASE_COUNTS = {"datelines", "bylines"}
ALL = [
    pytest.param(section, entry, id=f"{language}-{section}-{number}")
    for language, data in entries().items()
    for section in SECTIONS
    for number, entry in enumerate(data[section])
]


@pytest.mark.parametrize(("section", "entry"), ALL)
def test_examples(section: str, entry: dict[str, str]) -> None:
    """Is the example what the pattern is for?"""
    flags = 0 if section in CASE_COUNTS else re.IGNORECASE
    assert re.fullmatch(entry["pattern"], entry["example"], flags)


SENTENCES = [
    "In July, the two cities established a sister-city relationship.",
    "A delegation from Omachi visited Innsbruck to share its experience with the mayor.",
    "The next day the guests read a letter from the mayor of Innsbruck.",
    "两市于1985年缔结友好城市关系。",
    "分享会上，市长介绍了两市的友好交流。",
    "大町市は姉妹都市のインスブルック市を訪問しました。",
    "두 도시는 1985년에 자매결연을 맺었다.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("section", "entry"), ALL)
def test_sentences_are_left_alone(section: str, entry: dict[str, str], sentence: str) -> None:
    """Does no pattern take a sentence of an article?"""
    flags = 0 if section in CASE_COUNTS else re.IGNORECASE
    assert not re.fullmatch(entry["pattern"], sentence, flags)


@pytest.mark.parametrize("language", sorted(entries()))
def test_sections(language: str) -> None:
    """Has every language all that the reader looks for?"""
    data = entries()[language]
    assert set(data) == {*SECTIONS, "menu_words", "labels"}
    assert set(data["labels"]) == set(LABEL_KINDS)
