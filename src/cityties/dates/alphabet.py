"""One character for each set of types that a word or number can have.

A text becomes a row of tokens, and each token a character: "Aug." and "May" are months and share types, so a
pattern of types is a regular expression over these characters, and no pattern sees the letters of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

FIRST_CODE = 0xE000
"""The private use area of Unicode: no character of it means anything to a regular expression."""

SINGLE = ("QUANTITY", "FULL", "CLOCK", "BREAK", "END", "MARK", "NUMBER", "ORDINAL")
"""Types that some token has alone."""


class Alphabet:
    """The characters of the sets of types, given out as the sets are named."""

    def __init__(self) -> None:
        self.codes: dict[frozenset[str], str] = {}
        for kind in SINGLE:
            self.add({kind})
        for types in number_types():
            self.add(types)

    def add(self, types: Iterable[str]) -> str:
        """The character for a set of types, a new one if the set is new."""
        return self.codes.setdefault(frozenset(types), chr(FIRST_CODE + len(self.codes)))

    def code(self, types: Iterable[str]) -> str:
        """The character for a set of types that is known."""
        return self.codes[frozenset(types)]

    def having(self, wanted: str) -> frozenset[str]:
        """All characters whose types include one type."""
        return frozenset(code for types, code in self.codes.items() if wanted in types)


def types_of_number(value: int, width: int, suffix: str) -> frozenset[str]:
    """What a whole number may be, from its value, its figures and its suffix: "28", "28th", "1980s"."""
    if suffix == "s" and not (width == 4 and value % 10):
        decade = {4: "DECADE", 2: "SHORTDECADE"}.get(width)
        return frozenset({decade} if decade and value % 10 == 0 else {"QUANTITY"})
    suffix = "" if suffix == "s" else suffix  # "1995's treaty" is one of 1995
    types = {"ORDINAL"} if suffix else {"NUMBER"} if value <= 1000 else set()
    if 1 <= value <= 31 and width <= 2:
        types.add("DAY")
        types.update({"ORDINALDAY"} if suffix else {"MONTHNUMBER"} if value <= 12 else ())
    if not suffix and width == 2:
        types.add("TWODIGITS")
    if not suffix and width == 4 and 1500 <= value <= 2100:
        types.add("YEAR")
        types.update({"MODERN"} if 1900 <= value <= 2099 else ())
        types.update({"PRECISE"} if value % 100 else ())
    return frozenset(types or {"QUANTITY"})


def number_types() -> Iterator[frozenset[str]]:
    """Every set of types that a number can have, in a fixed order: one number for each kind of answer."""
    for value in (0, 5, 20, 50, 300, 1500, 1501, 1900, 1984, 2100, 3000):
        for width in (1, 2, 3, 4):
            for suffix in ("", "th", "s"):
                yield types_of_number(value, width, suffix)
