"""The language files: every rule earns its place."""

from importlib.resources import files

import pytest
import yaml

from cityties.dates import find_times
from cityties.dates.alphabet import Alphabet, types_of_number
from cityties.dates.finding import LANGUAGES
from cityties.dates.grammar import Grammar, build, read_data
from cityties.errors import DataError

RULES = [(language, rule) for language in sorted(LANGUAGES) for rule in read_data(language)["rules"]]
IDS = [f"{language}: {rule['name']}" for language, rule in RULES]


@pytest.mark.parametrize(("language", "rule"), RULES, ids=IDS)
def test_a_rule_finds_its_examples(language: str, rule: dict[str, dict[str, str]]) -> None:
    """Does the rule find what its example underlines, and leave alone what it must not catch?"""
    assert rule.get("examples") or rule.get("but_not")
    for text, expression in rule.get("examples", {}).items():
        assert [time.text for time in find_times(text, language)][:1] == [expression]
    for text in rule.get("but_not", ()):
        assert find_times(text, language) == ()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_its_file(language: str) -> None:
    """Is the language's file a mapping with words and rules?"""
    data = yaml.safe_load(files("cityties.dates").joinpath(f"{language}.yml").read_text(encoding="utf-8"))
    assert {"words", "rules", "kinds_of_word"} <= set(data)


def test_every_number_has_a_code() -> None:
    """Is there a character for whatever a number may be?"""
    known = set(Alphabet().codes)
    for value in range(10_000):
        for width in range(1, 10):
            for suffix in ("", "st", "s"):
                assert types_of_number(value, width, suffix) in known


BROKEN = [
    ("NOSUCHTYPE", "names 'NOSUCHTYPE'"),
    ("YEAR? MONTH", "begins with something optional"),
    ("year=YEAR (", "is no pattern"),
    ("year=YEAR to year=YEAR", "is no pattern"),
]


def _ready(made: Grammar) -> int:
    """Compile every rule, as reading does when it first tries one."""
    return len([rule.pattern for rules in made.rules.values() for rule in rules])


@pytest.mark.parametrize("language", ["en", "ja", "zh"])
def test_every_rule_is_a_pattern(language: str) -> None:
    """Can every rule of every language be compiled?"""
    assert _ready(build(language, read_data(language))) > 50


@pytest.mark.parametrize(("pattern", "message"), BROKEN, ids=[pattern for pattern, _ in BROKEN])
def test_a_broken_rule_says_so(pattern: str, message: str) -> None:
    """Does the error name the rule and what is wrong with it?"""
    data = {**read_data("en"), "rules": [{"name": "broken", "kind": "date", "patterns": [pattern]}]}
    with pytest.raises(DataError, match="rule 'broken'") as error:
        _ready(build("en", data))
    assert message in str(error.value)


def test_a_word_that_yaml_takes_for_something_else_says_so() -> None:
    """Is an unquoted "on" (true, to YAML) reported?"""
    data = read_data("en")
    with pytest.raises(DataError, match="Quote it"):
        build("en", {**data, "words": {**data["words"], "TIMEPREP": [True]}})


def test_an_unknown_language_has_no_times() -> None:
    """Does a language without a grammar find nothing rather than fail?"""
    assert find_times("am 28. Oktober 1983", "de") == ()
