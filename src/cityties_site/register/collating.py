"""In which order names stand in each language.

The national character sets were laid out in the order of their dictionaries: GB 2312 by pinyin, Big5 by
strokes, JIS X 0208 by reading, Hangul by its letters.  Python knows them all (docs/decisions/sort-order.md).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

CHARACTER_SETS = {"zh-hans": "gb2312", "zh-hant": "big5", "ja": "euc_jp"}
HIRAGANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
"""Hiragana as Katakana: both stand in one order."""
AFTER_ALL = b"\xff"
"""Before what a character set does not hold: no byte of any of them is greater."""


@lru_cache(maxsize=10_000)
def sort_key(name: str, language: str) -> bytes:
    """A key by which names are in the order of a language: Latin letters first, then its own."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(HIRAGANA)
    return b"".join(_weight(character, CHARACTER_SETS.get(language, "utf-16-be")) for character in folded)


def _weight(character: str, character_set: str) -> bytes:
    base = unicodedata.normalize("NFD", character)[0]
    if base.isascii():
        return base.encode()  # Å stands with A
    try:
        return character.encode(character_set)
    except UnicodeEncodeError:
        return AFTER_ALL + character.encode("utf-16-be")
