"""The words and shapes of one language, read from its YAML file and made ready to match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from cityties.dates.alphabet import Alphabet
from cityties.dates.patterns import compiled, expand, first_codes, translate, words_in
from cityties.errors import DataError
from cityties.knowledge import read_knowledge

GUARDS = ("unless_after", "unless_before", "only_before")
"""What a rule may say of the tokens around its match."""

NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One shape of expression: its pattern over codes, and what it sets beside what it captures.

    ``where`` names the rule in messages.
    """

    name: str
    kind: str
    expression: str
    where: str
    slots: Mapping[str, tuple[str, ...]]
    set: Mapping[str, Any]
    each: str | None
    priority: int

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression made ready when it is first tried: few of the rules can begin in one text."""
        return compiled(self.expression, self.where)


@dataclass(kw_only=True)
class Grammar:
    """The token types, rules and tense cues of a language.

    ``any_case`` and ``capital`` give the code of a listed word in small letters and with a capital; ``rules``
    the rules by the codes with which they can begin.
    """

    language: str
    separated: bool
    words: dict[str, dict[str, Any]]
    capitalised: frozenset[str]
    abbreviated: frozenset[str]
    looks: dict[str, re.Pattern[str]]
    hedges: dict[str, str]
    relations: frozenset[str]
    numerals: dict[str, int]
    alphabet: Alphabet = field(default_factory=Alphabet)
    any_case: dict[str, str] = field(default_factory=dict)
    capital: dict[str, str] = field(default_factory=dict)
    rules: dict[str, list[Rule]] = field(default_factory=dict)
    future: re.Pattern[str] = NEVER
    past: re.Pattern[str] = NEVER

    def number_word(self, word: str) -> int | None:
        """The value of a word that is a number or an ordinal by itself: "twenty", "third"."""
        value: int | None = self.words.get("NUMBER", {}).get(word)
        return self.words.get("ORDINAL", {}).get(word) if value is None else value

    def types_by_looks(self, word: str) -> set[str]:
        """The type that the look of a word gives it: a capital, a plural, a verb in the past."""
        if word and not word[0].isalpha():
            return {"MARK"}
        for kind, pattern in self.looks.items():
            if pattern.fullmatch(word):
                return {kind}
        return set()


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language that has a file here.

    Raises:
        DataError: the language's file breaks its own rules.
    """
    return build(language, read_data(language))


def read_data(language: str) -> dict[str, Any]:
    """The YAML file of a language as it stands."""
    content: dict[str, Any] = read_knowledge("cityties.dates", f"{language}.yml")
    return content


def build(language: str, data: Mapping[str, Any]) -> Grammar:
    """A grammar from the content of a language's file."""
    words = read_words(language, data["words"])
    made = Grammar(
        language=language,
        separated=data.get("separated", True),
        words=words,
        capitalised=frozenset(data.get("capitalised", ())),
        abbreviated=frozenset(words.get(data.get("abbreviated", ""), ())),
        looks={kind: re.compile(pattern) for kind, pattern in data["kinds_of_word"].items()},
        hedges=data.get("hedges", {}),
        relations=frozenset(data.get("relations", ())),
        numerals=data.get("numerals", {}),
    )
    assign_codes(made, frozenset(words_of_patterns(data)))
    for rule, first in compiled_rules(made, data):
        for code in first:
            made.rules.setdefault(code, []).append(rule)
    made.future, made.past = (tense_cues(made, data, tense) for tense in ("future", "past"))
    return made


def read_words(language: str, given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The words of each type with their values, None for those of a mere list."""
    words = {kind: dict(w) if isinstance(w, dict) else dict.fromkeys(w) for kind, w in given.items()}
    for kind, listed in words.items():
        if wrong := [word for word in listed if not isinstance(word, str)]:
            raise DataError(
                f"dates/{language}.yml: {kind} has {wrong[0]!r}, which YAML takes for no word. Quote it."
            )
    return words


def words_of_patterns(data: Mapping[str, Any]) -> Iterator[str]:
    """All words that stand in patterns, shapes, guards and cues by themselves."""
    groups = [*data.get("shapes", {}).values(), *data.get("tenses", {}).values()]
    for rule in data["rules"]:
        groups += [rule["patterns"], *(rule.get(guard, ()) for guard in GUARDS)]
    for group in groups:
        for pattern in group:
            yield from words_in(pattern)


def assign_codes(made: Grammar, in_patterns: frozenset[str]) -> None:
    """A code for every set of types that a word can have; ``=word`` is the type of a word of the patterns."""
    for kind in made.looks:
        made.alphabet.add({kind})
    for word in sorted(in_patterns.union(*made.words.values())):
        types = {kind for kind, listed in made.words.items() if word in listed}
        if word in in_patterns:
            types.add(f"={word}")
        small = (types - made.capitalised) | made.types_by_looks(word)
        made.any_case[word] = made.alphabet.add(small)
        made.capital[word] = made.alphabet.add(types | made.types_by_looks(word.capitalize()))


def compiled_rules(made: Grammar, data: Mapping[str, Any]) -> Iterator[tuple[Rule, frozenset[str]]]:
    """Each rule of the file once for each way to write it, with the codes it can begin with."""
    for given in data["rules"]:
        where = f"dates/{made.language}.yml: rule '{given['name']}'"
        before, after = guards(made, given, where)
        for written in given["patterns"]:
            for pattern in expand(written, data.get("shapes", {})):
                lead, _, body = pattern.rpartition(" : ")
                behind = f"(?<={translate(made.alphabet, lead, where).expression})" if lead else ""
                expression, slots = translate(made.alphabet, body, where)
                rule = Rule(
                    name=given["name"],
                    kind=given["kind"],
                    expression=before + behind + expression + after,
                    where=where,
                    slots=slots,
                    set=given.get("set", {}),
                    each=given.get("each"),
                    priority=given.get("priority", 0),
                )
                yield rule, first_codes(made.alphabet, body, where)


def guards(made: Grammar, given: Mapping[str, Any], where: str) -> tuple[str, str]:
    """What must not stand before a rule's match, and what must or must not stand after it."""
    unless_after, unless_before, only_before = (
        [translate(made.alphabet, pattern, where).expression for pattern in given.get(guard, ())]
        for guard in GUARDS
    )
    before = "".join(f"(?<!{pattern})" for pattern in unless_after)
    after = "".join(f"(?!{pattern})" for pattern in unless_before)
    return before, after + (f"(?={'|'.join(only_before)})" if only_before else "")


def tense_cues(made: Grammar, data: Mapping[str, Any], tense: str) -> re.Pattern[str]:
    """The cues of a tense as one expression over codes."""
    where = f"dates/{made.language}.yml: tense '{tense}'"
    cues = data.get("tenses", {}).get(tense, ())
    return (
        compiled("|".join(translate(made.alphabet, cue, where).expression for cue in cues), where)
        if cues
        else NEVER
    )
