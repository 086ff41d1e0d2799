"""Every frame, term and reference of the cue files of Chinese and Japanese earns its place."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

import cityties
from cityties.claims.cjk.lexicon import cjk_lexicon
from cityties.claims.cjk.numbers import number_value
from cityties.claims.cjk.rows import folded, make_cjk_row
from cityties.claims.sentences import Sentence


def cues(language: str) -> dict[str, Any]:
    """A cue file as it stands."""
    path = resources.files("cityties.claims") / "cues" / f"{language}.yml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def entries(section: str) -> list[Any]:
    """The entries of a section in both languages, as parameters."""
    return [
        pytest.param(language, entry, id=f"{language}: {entry.get('name') or entry['kind']}")
        for language in ("zh", "ja")
        for entry in cues(language)[section]
    ]


def senses(text: str, language: str, group: str) -> set[str]:
    """The names of a group's cues in a sentence, read without places and times."""
    row = make_cjk_row(text, Sentence(0, len(text), 0), (), (), cjk_lexicon(language))
    return {match.sense.name for match in row.of(group)}


@pytest.mark.parametrize(("language", "entry"), entries("frames"))
def test_frame_catches(language: str, entry: dict[str, str]) -> None:
    """Does a frame's sentence hold one of its cues?"""
    assert entry["name"] in senses(entry["catches"], language, "frame")


@pytest.mark.parametrize(("language", "entry"), [*entries("frames"), *entries("terms")])
def test_entry_passes(language: str, entry: dict[str, str]) -> None:
    """Does the sentence that only sounds like it make no claim?"""
    assert cityties.read(entry["passes"]).claims == ()


@pytest.mark.parametrize(("language", "entry"), entries("terms"))
def test_term_catches(language: str, entry: dict[str, str]) -> None:
    """Does a term's sentence hold it?"""
    assert entry["kind"] in senses(entry["catches"], language, entry.get("group", "term"))


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_references_catch(language: str) -> None:
    """Does the sentence of each reference hold one of its words?"""
    for name, entry in cues(language)["references"].items():
        assert name in senses(entry["catches"], language, "reference")


NUMBERS = [
    ("六千", 6000),
    ("6000", 6000),
    ("2万1000", 21000),
    ("19万", 190000),
    ("1.5万", 15000),
    ("4千", 4000),
    ("三十五", 35),
    ("2萬9,000", 29000),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text: str, value: float) -> None:
    """Is a number as written worth what it says?"""
    assert number_value(text) == value


def test_folding_keeps_every_place() -> None:
    """Has the text that is searched the length of the one that is quoted?"""
    for text in ("舊金山與臺北，結為姊妹市。", "ＭＯＵ（友好）", "İstanbul與臺北"):
        assert len(folded(text, "zh")) == len(text)


def test_parting_catches_and_passes() -> None:
    """Does the close of a clause of background part it, and のとおり not?"""
    entry = cues("ja")["parting"]
    assert senses(entry["catches"], "ja", "parting") == {"parting"}
    assert senses(entry["passes"], "ja", "parting") == set()


def named_entries(section: str) -> list[Any]:
    """The entries of a section that has a name for each, in both languages, as parameters."""
    return [
        pytest.param(language, name, entry, id=f"{language}: {name}")
        for language in ("zh", "ja")
        for name, entry in cues(language)[section].items()
    ]


@pytest.mark.parametrize(("language", "name", "entry"), named_entries("small_words"))
def test_small_words_catch_and_pass(language: str, name: str, entry: dict[str, Any]) -> None:
    """Does one sentence have a word of the row, and does the other make no claim?"""
    known = cjk_lexicon(language).small_words[name]
    assert any(word in folded(entry["catches"], language) for word in known)
    assert cityties.read(entry["passes"]).claims == ()


@pytest.mark.parametrize(("language", "name", "entry"), named_entries("patterns"))
def test_patterns_catch_and_pass(language: str, name: str, entry: dict[str, str]) -> None:
    """Is a pattern found beside the bar of one sentence, and not in the other, which makes no claim?"""
    pattern = cjk_lexicon(language).patterns[name]
    assert any(pattern.search(part) for part in entry["catches"].split("|"))
    assert not any(pattern.search(part) for part in entry["passes"].split("|"))
    assert cityties.read(entry["passes"].replace("|", "")).claims == ()


@pytest.mark.parametrize("language", ["zh", "ja"])
@pytest.mark.parametrize(("section", "kind"), [("weak", None), ("papers", "intent")])
def test_words_beside_terms_catch_and_pass(language: str, section: str, kind: str | None) -> None:
    """Does good relations' term make a tie only where it is made, and a paper look forward to one?"""
    entry = cues(language)[section]
    assert any(word in entry["catches"] for word in entry["words"])
    assert cityties.read(entry["passes"]).claims == ()
    told = cityties.read(entry["catches"]).claims
    assert kind is None or kind in {claim.kind for claim in told}
