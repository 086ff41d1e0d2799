"""Every cue earns its place: its own sentence has it, and another of its words tells of nothing."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

import cityties
from cityties.claims.lexicon import Lexicon, find_cues, lexicon
from cityties.claims.rows import make_row
from cityties.claims.sentences import Sentence

CUES = yaml.safe_load((resources.files("cityties.claims") / "cues" / "en.yml").read_text(encoding="utf-8"))
FRAMES = [pytest.param(entry, id=entry["name"]) for entry in CUES["frames"]]
TERMS = [pytest.param(entry, id=f"{entry.get('group', 'term')}: {entry['kind']}") for entry in CUES["terms"]]
SURE = [pytest.param(entry, id=entry["kind"]) for entry in CUES["sure"]]
ERRANDS = [pytest.param(entry, id=f"{entry['kind']} {entry['told']}") for entry in CUES["errands"]]
REFERENCES = [pytest.param(name, entry, id=name) for name, entry in CUES["references"].items()]
SMALL_WORDS = [pytest.param(entry, id=name) for name, entry in CUES["small_words"].items()]


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon("en")


def senses(text: str, words: Lexicon, group: str) -> set[str]:
    """The names of a group's cues in a sentence, read without places and times."""
    row = make_row(text, Sentence(0, len(text), 0), (), (), words)
    return {match.sense.name for match in row.of(group)}


@pytest.mark.parametrize("entry", FRAMES)
def test_frame_catches(entry: dict[str, str], words: Lexicon) -> None:
    """Does a frame's sentence hold one of its cues?"""
    assert entry["name"] in senses(entry["catches"], words, "frame")


@pytest.mark.parametrize("entry", FRAMES)
def test_frame_passes(entry: dict[str, str]) -> None:
    """Does the sentence that only sounds like a frame make no claim?"""
    assert cityties.read(entry["passes"]).claims == ()


@pytest.mark.parametrize("entry", TERMS)
def test_term_catches(entry: dict[str, str], words: Lexicon) -> None:
    """Does a term's sentence hold it?"""
    assert entry["kind"] in senses(entry["catches"], words, entry.get("group", "term"))


@pytest.mark.parametrize("entry", TERMS)
def test_term_passes(entry: dict[str, str]) -> None:
    """Does the sentence that only sounds like a tie make no claim?"""
    assert cityties.read(entry["passes"]).claims == ()


@pytest.mark.parametrize("entry", SURE)
def test_sure_words_catch_and_pass(entry: dict[str, str], words: Lexicon) -> None:
    """Does one sentence have a word that is sure of its kind, and does the other make no claim?"""
    assert entry["kind"] in senses(entry["catches"], words, "sure")
    assert cityties.read(entry["passes"]).claims == ()


@pytest.mark.parametrize("entry", ERRANDS)
def test_errands_catch_and_pass(entry: dict[str, str], words: Lexicon) -> None:
    """Does one sentence have what people travel for, and does the other make no claim?"""
    assert entry["kind"] in senses(entry["catches"], words, "errand")
    assert cityties.read(entry["passes"]).claims == ()


@pytest.mark.parametrize(("name", "entry"), REFERENCES)
def test_reference_catches(name: str, entry: dict[str, list[str]], words: Lexicon) -> None:
    """Does a reference's sentence hold one of its phrases, or one of its determiners?"""
    text = str(entry["catches"])
    spoken = {match for match in entry.get("determiners", []) if f"{match} " in text.lower()}
    assert name in senses(text, words, "reference") or spoken


@pytest.mark.parametrize("entry", SMALL_WORDS)
def test_small_words_catch_and_pass(entry: dict[str, list[str]], words: Lexicon) -> None:
    """Does one sentence have a word of the row, and does the other make no claim?"""
    text = str(entry["catches"])
    row = make_row(text, Sentence(0, len(text), 0), (), (), words)
    assert {token.lower for token in row.tokens} & set(entry["words"])
    assert cityties.read(str(entry["passes"])).claims == ()


def test_the_longest_cue_wins(words: Lexicon) -> None:
    """Is "sister-city" one cue with its hyphen, and the longest that begins there?"""
    found = [
        m
        for m in find_cues(["its", "sister", "-", "city", "agreement"], words.tree)
        if m.sense.group == "term"
    ]
    assert [(m.first, m.last) for m in found] == [(1, 3)]
