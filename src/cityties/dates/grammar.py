"""The words and shapes of one language, read from its YAML file and made ready to match.

A text becomes a row of tokens, and each token one character of a code: all words with the same types share
a character.  A pattern of token types then is a regular expression over that code, which makes the rules short
and their matching linear in practice: no pattern sees the letters of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from cityties.errors import DataError

FIRST_CODE = 0xE000  # the private use area: no character of it means anything to a regular expression
NUMERIC = ("DAY", "ORDINALDAY", "YEAR", "MODERN", "PRECISE", "NUMBER", "ORDINAL", "DECADE", "SHORTDECADE",
           "TWODIGITS", "MONTHNUMBER", "QUANTITY", "FULL", "CLOCK", "BREAK", "END", "MARK")  # fmt: skip
ELEMENT = re.compile(
    r"(?P<slot>[a-z]+\d?)=|(?P<sign>[()|?*])|(?P<type>[A-Z]{2,})\b|(?P<word>[^\s()|?*=]+?)(?=[\s()|?*]|$)"
)
NEVER = re.compile(r"(?!)")
SHAPE = re.compile(r"\{(\w+)(?:/(\w+))?\}")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One shape of expression: its pattern over codes, and what it sets beside what it captures."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    slots: Mapping[str, tuple[str, ...]]
    set: Mapping[str, Any]
    each: str | None
    priority: int


class Pattern(NamedTuple):
    """A translated pattern: the expression over codes, and the types of its slots."""

    expression: str
    slots: dict[str, tuple[str, ...]]


@dataclass(kw_only=True)
class Grammar:
    """The token types, rules and tense cues of a language."""

    language: str
    separated: bool
    words: dict[str, dict[str, Any]]
    capitalised: frozenset[str]
    abbreviated: frozenset[str]
    kinds_of_word: dict[str, re.Pattern[str]]
    hedges: dict[str, str]
    relations: frozenset[str]
    literals: frozenset[str]
    numerals: dict[str, int]
    codes: dict[frozenset[str], str] = field(default_factory=dict)
    any_case: dict[str, str] = field(default_factory=dict)
    capital: dict[str, str] = field(default_factory=dict)
    rules: dict[str, list[Rule]] = field(default_factory=dict)
    future: re.Pattern[str] = NEVER
    past: re.Pattern[str] = NEVER

    def code(self, types: Iterable[str]) -> str:
        """The character for a set of types; sets that no word of the lists has are added as they come up."""
        return self.codes[frozenset(types)]

    def number_word(self, word: str) -> int | None:
        """The value of a word that is a number or an ordinal by itself: "twenty", "third"."""
        value: int | None = self.words.get("NUMBER", {}).get(word)
        return self.words.get("ORDINAL", {}).get(word) if value is None else value

    def having(self, wanted: str) -> frozenset[str]:
        """All codes whose types include one type."""
        return frozenset(code for types, code in self.codes.items() if wanted in types)


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; of English where the language has none of its own.

    Raises:
        DataError: the language's file breaks its own rules.
    """
    return build(language, read_data(language))


def read_data(language: str) -> dict[str, Any]:
    """The YAML file of a language as it stands."""
    data = files("cityties.dates").joinpath(f"{language}.yml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return content


def build(language: str, data: Mapping[str, Any]) -> Grammar:
    """A grammar from the content of a language's file."""
    words = {
        kind: dict(given) if isinstance(given, dict) else dict.fromkeys(given)
        for kind, given in data["words"].items()
    }
    for kind, given in words.items():
        if wrong := [word for word in given if not isinstance(word, str)]:
            raise DataError(
                f"dates/{language}.yml: {kind} has {wrong[0]!r}, which YAML takes for no word. Quote it."
            )
    made = Grammar(
        language=language,
        separated=data.get("separated", True),
        words=words,
        capitalised=frozenset(data.get("capitalised", ())),
        abbreviated=frozenset(words.get(data.get("abbreviated", ""), ())),
        kinds_of_word={kind: re.compile(pattern) for kind, pattern in data["kinds_of_word"].items()},
        hedges=data.get("hedges", {}),
        relations=frozenset(data.get("relations", ())),
        literals=frozenset(literals_of(data)),
        numerals=data.get("numerals", {}),
    )
    assign_codes(made)
    for rule, first in compiled_rules(made, data):
        for code in first:
            made.rules.setdefault(code, []).append(rule)
    made.future, made.past = (tense_cues(made, data, tense) for tense in ("future", "past"))
    return made


def literals_of(data: Mapping[str, Any]) -> Iterator[str]:
    """All words that stand in patterns by themselves."""
    shapes = [shape for group in data.get("shapes", {}).values() for shape in group]
    cues = [cue for group in data.get("tenses", {}).values() for cue in group]
    for rule in data["rules"]:
        guards = [*rule.get("only_before", ()), *rule.get("unless_before", ()), *rule.get("unless_after", ())]
        for pattern in [*rule["patterns"], *guards, *shapes, *cues]:
            for element in ELEMENT.finditer(SHAPE.sub(lambda shape: shape[2] or "", pattern)):
                if word := element["word"]:
                    yield word
        shapes = cues = []


def assign_codes(made: Grammar) -> None:
    """A code for every set of types that a word or number can have."""
    every = {word for given in made.words.values() for word in given} | made.literals
    for word in sorted(every - {":"}):
        types = {kind for kind, given in made.words.items() if word in given}
        if word in made.literals:
            types.add(f"={word}")
        made.capital[word] = add_code(made, types | shape_types(made, word.capitalize()))
        made.any_case[word] = add_code(made, (types - made.capitalised) | shape_types(made, word))
    for kind in made.kinds_of_word:
        add_code(made, {kind})
    for types in number_types():
        add_code(made, types)


def shape_types(made: Grammar, word: str) -> set[str]:
    """The type that the look of a word gives it: a capital, a plural, a verb in the past."""
    if word and not word[0].isalpha():
        return {"MARK"}
    for kind, pattern in made.kinds_of_word.items():
        if pattern.fullmatch(word):
            return {kind}
    return set()


def add_code(made: Grammar, types: Iterable[str]) -> str:
    return made.codes.setdefault(frozenset(types), chr(FIRST_CODE + len(made.codes)))


def number_types() -> Iterator[set[str]]:
    """Every set of types that a number can have."""
    yield from ({kind} for kind in NUMERIC)
    seen: set[frozenset[str]] = set()
    for value in (
        0,
        *range(1, 101),
        300,
        1000,
        1400,
        1500,
        1501,
        1800,
        1983,
        1900,
        1910,
        2000,
        2100,
        2150,
        9999,
    ):
        for suffix in ("", "th", "s"):
            for width in (len(str(value)), 2, 4):
                seen.add(frozenset(types_of_number(value, width, suffix)))
    yield from (set(types) for types in seen)


def types_of_number(value: int, width: int, suffix: str) -> set[str]:
    """What a whole number may be: a day, a year, a decade, an ordinal, a number of things."""
    if suffix == "s":
        decade = {4: "DECADE", 2: "SHORTDECADE"}.get(width)
        return {decade} if decade and value % 10 == 0 else {"QUANTITY"}
    types = {"ORDINAL"} if suffix else {"NUMBER"} if value <= 1000 else set()
    if 1 <= value <= 31 and width <= 2:
        types.add("DAY")
        if suffix:
            types.add("ORDINALDAY")
        elif value <= 12:
            types.add("MONTHNUMBER")
    if not suffix and width == 2:
        types.add("TWODIGITS")
    if not suffix and width == 4 and 1500 <= value <= 2100:
        types.add("YEAR")
        types.update({"MODERN"} if 1900 <= value <= 2099 else ())
        types.update({"PRECISE"} if value % 100 else ())
    return types or {"QUANTITY"}


def compiled_rules(made: Grammar, data: Mapping[str, Any]) -> Iterator[tuple[Rule, frozenset[str]]]:
    """Each rule of the file once for each way to write it, with the codes it can begin with."""
    shapes = data.get("shapes", {})
    for given in data["rules"]:
        guards = guard_expressions(made, given)
        for written in given["patterns"]:
            for pattern in expand(written, shapes):
                lead, _, body = pattern.rpartition(" : ")
                found = translate(made, body, given["name"])
                behind = f"(?<={translate(made, lead, given['name']).expression})" if lead else ""
                rule = Rule(
                    name=given["name"],
                    kind=given["kind"],
                    pattern=compiled(made, guards[0] + behind + found.expression + guards[1], given["name"]),
                    slots=found.slots,
                    set=given.get("set", {}),
                    each=given.get("each"),
                    priority=given.get("priority", 0),
                )
                yield rule, first_codes(made, body, given["name"])


def compiled(made: Grammar, expression: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(expression)
    except re.error as error:
        raise DataError(
            f"dates/{made.language}.yml: rule '{name}' is no pattern ({error.msg}). "
            "Close every bracket, and name every slot once."
        ) from error


def guard_expressions(made: Grammar, given: Mapping[str, Any]) -> tuple[str, str]:
    """What must not stand before a rule's match, and what must or must not stand after it."""

    def alternatives(key: str) -> list[str]:
        return [translate(made, guard, given["name"]).expression for guard in given.get(key, ())]

    before = "".join(f"(?<!{guard})" for guard in alternatives("unless_after"))
    after = "".join(f"(?!{guard})" for guard in alternatives("unless_before"))
    if wanted := alternatives("only_before"):
        after += f"(?={'|'.join(wanted)})"
    return before, after


def expand(pattern: str, shapes: Mapping[str, list[str]]) -> Iterator[str]:
    """A pattern with each of the shapes that it names in braces put in; {stretch/and} says "and" for its TO."""
    named = SHAPE.search(pattern)
    if not named:
        yield pattern
        return
    for shape in shapes[named[1]]:
        put = re.sub(r"\bTO\b", f"(TO|{named[2]})", shape) if named[2] else shape
        yield from expand(pattern[: named.start()] + put + pattern[named.end() :], shapes)


def translate(made: Grammar, pattern: str, name: str) -> Pattern:
    """A pattern of token types as a regular expression over codes.

    Raises:
        DataError: the pattern names a type that does not exist.
    """
    parts: list[str] = []
    slots: dict[str, tuple[str, ...]] = {}
    elements = list(ELEMENT.finditer(pattern))
    pending = ""
    for place, element in enumerate(elements):
        if element["slot"]:
            pending = element["slot"]
            slots[pending] = slot_types(elements[place + 1 :])
        elif element["sign"] == "(":
            parts.append(f"(?P<{pending}>" if pending else "(?:")
            pending = ""
        elif element["sign"]:
            parts.append(element["sign"])
        else:
            codes = codes_of(made, element, name)
            one = f"[{''.join(sorted(codes))}]"
            parts.append(f"(?P<{pending}>{one})" if pending else one)
            pending = ""
    return Pattern("".join(parts), slots)


def slot_types(elements: list[re.Match[str]]) -> tuple[str, ...]:
    """The types that a slot may be filled with: one, or those of the choice that follows it."""
    if elements[0]["type"] or elements[0]["word"]:
        return (elements[0]["type"] or "",)
    types = []
    for element in elements[1:]:
        if element["sign"] == ")":
            break
        types.append(element["type"] or "")
    return tuple(types)


def codes_of(made: Grammar, element: re.Match[str], name: str) -> frozenset[str]:
    codes = made.having(element["type"] or f"={element['word']}")
    if not codes:
        raise DataError(
            f"dates/{made.language}.yml: rule '{name}' names {element[0]!r}, which is no type and no word. "
            "Add it to `words`, or correct the pattern."
        )
    return codes


def first_codes(made: Grammar, pattern: str, name: str) -> frozenset[str]:
    """The codes with which a pattern can begin: its first element, or each of a first choice.

    Raises:
        DataError: the pattern begins with something optional.
    """
    rest = [element for element in ELEMENT.finditer(pattern) if not element["slot"]]
    depth_end = next((place for place, element in enumerate(rest) if element["sign"] == ")"), 0)
    opening = rest[1:depth_end] if rest[0]["sign"] == "(" else rest[:1]
    after = rest[depth_end + 1 : depth_end + 2] if rest[0]["sign"] == "(" else rest[1:2]
    if after and after[0]["sign"] in {"?", "*"}:
        raise DataError(
            f"dates/{made.language}.yml: rule '{name}' begins with something optional. Write it twice."
        )
    choice: frozenset[str] = frozenset()
    expecting = True
    for element in opening:
        if element["sign"] == "|":
            expecting = True
        elif expecting and not element["sign"]:
            choice |= codes_of(made, element, name)
            expecting = False
    return choice


def tense_cues(made: Grammar, data: Mapping[str, Any], tense: str) -> re.Pattern[str]:
    """The cues of a tense as one expression over codes."""
    cues = data.get("tenses", {}).get(tense, ())
    return re.compile("|".join(translate(made, cue, tense).expression for cue in cues)) if cues else NEVER
