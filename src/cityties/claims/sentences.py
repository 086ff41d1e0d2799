"""Sentences of a story, and the clauses that a sentence is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?:\[[^\]\s]{1,4}\])*(?=\s|$)|[。！？]+[」』”）]*|\n+")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof clr cllr avv ing dott mgr msgr capt maj adm
    st mt no nos vs gov lt gen col sen rep hon rev jr sr inc ltd co corp dept est
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev
    okla ore pa tenn tex va vt wash wis wyo a.m p.m u.s u.k u.n d.c i.e e.g ft cr""".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a story: a span of the article's text, and where its paragraph begins."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of ``text[start:end]``, in order; a line break always ends one.

    "Gov. Reynolds met the guests at 9 a.m. on Friday." is one sentence: a full stop after an abbreviation
    or a single capital, behind the number of a line, or before a small letter, ends none.
    """
    paragraph = begin = start
    for match in _END.finditer(text, start, end):
        line_break = match.group()[0] == "\n"
        if not line_break and not _ends_sentence(text, begin, match, end):
            continue
        yield from _trimmed(text, begin, match.start() if line_break else match.end(), paragraph)
        begin = match.end()
        paragraph = begin if line_break else paragraph
    yield from _trimmed(text, begin, end, paragraph)


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the stop that was found ends the sentence, by the word before and the letter after it."""
    if match.group()[0] != ".":
        return True
    following = text[match.end() : min(end, match.end() + 3)].lstrip()
    if following[:1].islower() or following[:1] == ",":
        return False
    if len(match.group()) > 1:
        return True
    word = text[begin : match.start()].rsplit(None, 1)[-1:] or [""]
    bare = word[0].lstrip("(\"'“‘[").lower()
    initial = len(bare) == 1 and bare.isalpha() and word[0][-1:].isupper()
    numbers_a_line = len(bare) < 4 and bare.isdigit() and bare == text[begin : match.start()].strip()
    return not (initial or numbers_a_line or bare in _ABBREVIATIONS)


def _trimmed(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Sentence(start, end, paragraph)
