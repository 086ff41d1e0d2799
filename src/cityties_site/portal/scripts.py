"""Which language words are in, as far as their script tells: for marking runs whose source says nothing."""

from __future__ import annotations

import re
from functools import cache

HANGUL = re.compile(r"[\u1100-\u11ff\uac00-\ud7a3]")
KANA = re.compile(r"[\u3040-\u30ff]")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
OF_HAN = ("zh", "ja")
"""Languages that are written in Han characters: in a page of either, they may be its own."""


def language_by_script(text: str, own: str) -> str:
    """The language that a text's script speaks for; the page's ``own`` where it may be that.

    "고후" is Korean and "サッポロ" Japanese; "成都" may be Chinese or Japanese, and counts as Chinese on the
    pages of any other language.
    """
    if HANGUL.search(text):
        return "ko"
    if KANA.search(text):
        return "ja"
    if HAN.search(text):
        return own if own.partition("-")[0] in OF_HAN else "zh"
    return own


@cache
def same_language(told: str, own: str) -> bool:
    """Whether words in one language are in the page's own: traditional Chinese is not simplified Chinese."""
    return _language_and_script(told) == _language_and_script(own)


def _language_and_script(code: str) -> str:
    base, _hyphen, rest = code.lower().partition("-")
    if base != "zh":
        return base
    return "zh-hant" if rest in {"hant", "tw", "hk", "mo"} else "zh-hans"
