"""Numbers in words and in Chinese characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Words = Mapping[str, Mapping[str, Any]]


class NumberWords(NamedTuple):
    """A number in several words: how many words it takes, its value, whether it is an ordinal."""

    length: int
    value: int
    ordinal: bool


def number_words(words: Sequence[str], place: int, lists: Words) -> NumberWords | None:
    """The number of two or more words that begins at a place: "one hundred and fifty", "a dozen"."""
    numbers = lists["NUMBER"]
    reach, last, total = place, None, None
    if words[place] in {"a", "an"} and words[place + 1 : place + 2]:
        reach += words[place + 1] in lists["MAGNITUDE"]
    while reach < len(words):
        added = with_word(total, words[reach], lists)
        if added is None:
            break
        total, last = added, reach
        if words[reach] not in numbers:
            break  # an ordinal ends the number: "thirty-fifth"
        reach += 1
        if reach < len(words) and (words[reach] == "-" or (words[reach] == "and" and total >= 100)):
            reach += 1
    if last is None or total is None or last == place:
        return None
    ordinal = words[last] not in numbers
    last += words[last : last + 2] == ["couple", "of"]
    return NumberWords(last - place + 1, total, ordinal)


def with_word(total: int | None, word: str, lists: Words) -> int | None:
    """The number so far with one more word ("twenty" + "three"); None where the two do not go together."""
    value: int | None = lists["NUMBER"].get(word)
    if total is None:
        return value
    if value is None:
        value = lists["ORDINAL"].get(word)
    if value is None or value == 0:
        return None
    if word in lists["MAGNITUDE"]:
        return total * value if total < 100 else None
    room = 10 if value < 10 else 100
    return total + value if total >= 20 and total % room == 0 and value < 100 else None


def numeral(text: str, values: Mapping[str, int]) -> int | None:
    """The value of a number in Chinese characters: by digits (二〇一九) or by tens and hundreds (三十五)."""
    digits = [values[character] for character in text]
    if len(digits) > 1 and all(digit < 10 for digit in digits):
        return int("".join(str(digit) for digit in digits)) if len(digits) <= 4 else None
    total, pending = 0, None
    for digit in digits:
        if digit < 10:
            if pending:
                return None
            pending = digit
        else:
            total += (1 if pending is None else pending) * digit
            pending = None
    return total + (pending or 0)
