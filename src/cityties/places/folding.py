"""One form of a name for looking it up: no accents, case, apostrophes or hyphens, simplified characters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from cityties.places.sources.tables import rows

LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ı": "i",
        "İ": "i",
        "ə": "a",
        "ǝ": "a",
        "ħ": "h",
        "Ħ": "h",
        "ŧ": "t",
        "Ŧ": "t",
    }
)
"""Latin letters that Unicode does not decompose."""

APOSTROPHES = "'’‘ʻʼ`´ʿʾ′"
DROPPED = {ord(mark): None for mark in APOSTROPHES}
GAPS = re.compile(r"[\s\-‐‑‒–—.,/()]+")
LAST_ALPHABETIC = "\u0530"
"""Below this, marks on a letter are accents; above it (kana, Hangul) they make another letter."""


def fold(name: str) -> str:
    """The form under which a name is looked up: "Xi’an" → "xian", "Miami-Dade" → "miami dade"."""
    return GAPS.sub(" ", fold_word(name)).strip()


@cache
def han_table() -> dict[int, str]:
    """Traditional and Japanese characters → the simplified ones: one character each, so spans stay valid."""
    return {ord(row["variant"]): row["folded"] for row in rows("han.tsv")}


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Fold letters and drop apostrophes, but keep the gaps between words as they are."""
    if word.isascii():
        return word.replace("'", "").replace("`", "").lower()
    plain = unicodedata.normalize("NFC", word).translate(LETTERS).translate(DROPPED)
    return "".join(map(_fold_letter, plain)).casefold()


def _fold_letter(letter: str) -> str:
    if letter < "\x80":
        return letter
    if "\u3400" <= letter <= "\u9fff":
        return han_table().get(ord(letter), letter)
    if letter >= LAST_ALPHABETIC and not "\u1e00" <= letter <= "\u1fff":
        return unicodedata.normalize("NFKC", letter)
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
