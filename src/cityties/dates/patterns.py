"""Patterns of token types, as the language files write them, and the regular expressions that they make.

An upper-case name is a type and a lower-case word itself; ``slot=TYPE`` keeps what it matches; ( | ) ? *
group as usual.  Every error is a `DataError` that names the place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from cityties.dates.alphabet import Alphabet
from cityties.errors import DataError

ELEMENT = re.compile(
    r"(?P<slot>[a-z]+\d?)=|(?P<sign>[()|?*])|(?P<type>[A-Z]{2,})\b|(?P<word>[^\s()|?*=]+?)(?=[\s()|?*]|$)"
)
SHAPE = re.compile(r"\{(\w+)(?:/(\w+))?\}")


class Pattern(NamedTuple):
    """A translated pattern: the expression over codes, and the types of its slots."""

    expression: str
    slots: dict[str, tuple[str, ...]]


def words_in(pattern: str) -> Iterator[str]:
    """The words that stand in a pattern by themselves; the colon only parts it."""
    for element in ELEMENT.finditer(SHAPE.sub(lambda shape: shape[2] or "", pattern)):
        if element["word"] and element["word"] != ":":
            yield element["word"]


def expand(pattern: str, shapes: Mapping[str, list[str]]) -> Iterator[str]:
    """A pattern with each of the shapes that it names put in; {stretch/and} also says "and" for its TO."""
    named = SHAPE.search(pattern)
    if not named:
        yield pattern
        return
    for shape in shapes[named[1]]:
        put = re.sub(r"\bTO\b", f"(TO|{named[2]})", shape) if named[2] else shape
        yield from expand(pattern[: named.start()] + put + pattern[named.end() :], shapes)


def translate(alphabet: Alphabet, pattern: str, where: str) -> Pattern:
    """A pattern as a regular expression over the characters of an alphabet."""
    parts: list[str] = []
    slots: dict[str, tuple[str, ...]] = {}
    elements = list(ELEMENT.finditer(pattern))
    pending = ""
    for place, element in enumerate(elements):
        if element["slot"]:
            pending = element["slot"]
            slots[pending] = slot_types(elements[place + 1 :])
            continue
        if element["sign"] == "(":
            parts.append(f"(?P<{pending}>" if pending else "(?:")
        elif element["sign"]:
            parts.append(element["sign"])
        else:
            one = f"[{''.join(sorted(codes_of(alphabet, element, where)))}]"
            parts.append(f"(?P<{pending}>{one})" if pending else one)
        pending = ""
    return Pattern("".join(parts), slots)


def compiled(expression: str, where: str) -> re.Pattern[str]:
    """A translated expression made ready to match."""
    try:
        return re.compile(expression)
    except re.error as error:
        raise DataError(
            f"{where} is no pattern ({error.msg}). Close every bracket, and name every slot once."
        ) from error


def slot_types(elements: list[re.Match[str]]) -> tuple[str, ...]:
    """The types that a slot may be filled with: one, or those of the choice that follows it."""
    if not elements or elements[0]["sign"] != "(":
        return tuple(element["type"] or "" for element in elements[:1])
    choice = takewhile(lambda element: element["sign"] != ")", elements[1:])
    return tuple(element["type"] or "" for element in choice if not element["sign"])


def codes_of(alphabet: Alphabet, element: re.Match[str], where: str) -> frozenset[str]:
    """The codes that a type or word of a pattern stands for."""
    codes = alphabet.having(element["type"] or f"={element['word']}")
    if not codes:
        raise DataError(
            f"{where} names {element[0]!r}, which is no type and no word. "
            "Add it to `words`, or correct the pattern."
        )
    return codes


def first_codes(alphabet: Alphabet, pattern: str, where: str) -> frozenset[str]:
    """The codes with which a pattern can begin: its first element, or each of a first choice."""
    elements = [element for element in ELEMENT.finditer(pattern) if not element["slot"]]
    if elements[0]["sign"] == "(":
        opening = list(takewhile(lambda element: element["sign"] != ")", elements))
    else:
        opening = elements[:1]
    after = elements[len(opening) + (elements[0]["sign"] == "(") :][:1]
    if after and after[0]["sign"] in {"?", "*"}:
        raise DataError(f"{where} begins with something optional. Write it twice, with it and without.")
    choice: frozenset[str] = frozenset()
    for before, element in zip([None, *opening], opening, strict=False):
        if not element["sign"] and (before is None or before["sign"]):
            choice |= codes_of(alphabet, element, where)
    return choice
