"""The lines of a saved text, and what each looks like by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from cityties.articles.fields import byline_fields
from cityties.articles.lexicon import lexicon
from cityties.articles.stamps import Stamp, day_comes_first, find_stamps, is_range

Kind = Literal["prose", "short", "item", "stamp", "byline", "heading", "teaser", "caption", "furniture"]
"""prose: one or more sentences; short: a line without a full stop, such as a title; item: of a list;
stamp: nothing but a date; byline: author, source, time; heading: of related stories; teaser: such a heading
and a title in one line; caption: by its photo credit; furniture: share panel, menu, licence line."""

MAX_LINES = 20_000
"""Lines of a text that are looked at; longer texts are lists, and what follows belongs to no part."""

LONG_LINE = 240
"""Furniture, bylines and headings weigh less than this many Latin letters (longest labelled: 160)."""

_CLOSERS = "\"'”’」』）)】\\]»›"
_STOP = re.compile(rf"[.。．…!！?？؟。][{_CLOSERS}]*$")
_FULL_STOP = re.compile(rf"(?:[.。．…]|[。！？!?][{_CLOSERS}])[{_CLOSERS}]*$")
_END_MARK = re.compile(r"\s*[（(【\[](?:完|了|おわり|끝|end)[）)】\]]$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:Inc|Ltd|Co|Corp|St|Jr|Sr|No|vs|etc))\.$")
_ITEM = re.compile(r"(?:[•○●·・▪◦◆■□◇▶►★☆*]|[-–—](?=\s)|\d{1,2}[.)、](?=\s))\s?")
_CRUMBS = re.compile(r"\S ?[>＞›»] ?\S")
_SEPARATOR = re.compile(r"\s?[|｜·•»›＞>]\s?|\s/\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, with its place and kind; ``after_blank`` tells that an empty line precedes it."""

    text: str
    start: int
    end: int
    after_blank: bool
    kind: Kind
    stamp: Stamp | None = None


def split_lines(text: str) -> list[Line]:
    """Split a normalised text into its lines, leaving the empty ones out."""
    lines = []
    day_first = day_comes_first(text)
    start, after_blank = 0, True
    for raw in text.split("\n", 2 * MAX_LINES)[: 2 * MAX_LINES]:
        if raw:
            kind, stamp = line_kind(raw, day_first=day_first)
            lines.append(Line(raw, start, start + len(raw), after_blank, kind, stamp))
        after_blank = not raw
        start += len(raw) + 1
    return lines


def weight(text: str) -> int:
    """Measure a line as a reader's eye does: a CJK character, three bytes in UTF-8, weighs two and a half."""
    return len(text) + 3 * (len(text.encode("utf-8", errors="replace")) - len(text)) // 4


def ends_like_a_sentence(text: str) -> bool:
    """Tell whether a line ends in a full stop that is not an abbreviation's."""
    text = _END_MARK.sub("", text)
    return bool(_FULL_STOP.search(text)) and not _ABBREVIATION.search(text)


def line_kind(text: str, *, day_first: bool | None = None) -> tuple[Kind, Stamp | None]:
    """Tell what a line looks like by itself, and its first date."""
    if weight(text) >= LONG_LINE:
        return "prose", None
    words = lexicon()
    stamp = next(find_stamps(text, day_first=day_first), None)
    if words.related_heading.fullmatch(text):
        return "heading", None
    if any(words.related_inline.match(piece.strip()) for piece in re.split("[|｜]", text)):
        return "teaser", None
    if words.caption.fullmatch(text):
        return "caption", None
    if stamp and is_range(text, stamp):
        return _sentence_kind(text), None  # the days of an event, not of a page
    if stamp and is_only_a_stamp(text, stamp):
        return "stamp", stamp
    fields = byline_fields(text, stamp)
    if fields and stamp and any(field.kind in {"published", "updated"} for field in fields):
        return "byline", stamp
    if words.furniture.fullmatch(text) or is_menu(text):
        return "furniture", None
    if fields and not _ITEM.match(text):
        return "byline", stamp
    return _sentence_kind(text), stamp


def _sentence_kind(text: str) -> Kind:
    if _ITEM.match(text):
        return "item"
    size = weight(text)
    if ends_like_a_sentence(text) or (size >= 90 and _STOP.search(text)) or size >= 170:
        return "prose"
    return "short"


def is_only_a_stamp(text: str, stamp: Stamp) -> bool:
    """Tell whether a line holds a date and at most a weekday and a time beside it."""
    rest = _BESIDE_A_STAMP.sub("", text[: stamp.start] + " " + text[stamp.end :])
    return not rest.strip(" ,.()[]（）【】•·|-–号號")


_BESIDE_A_STAMP = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?"
    r"|\b(?:[A-Z]{3,4}|at|on)\b|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日](?:曜日)|[월화수목금토일]요일"
    r"|\([月火水木金土日월화수목금토일]\)|（[月火水木金土日]）",
    re.IGNORECASE,
)


def is_menu_word(text: str) -> bool:
    """Tell a button ("Share") from a title."""
    words = text.casefold().split()
    return text.casefold() in lexicon().menu_words or all(word in lexicon().menu_words for word in words)


def is_menu(text: str) -> bool:
    """Tell a menu ("About Us | Privacy Policy | Contact Us") from a sentence or a title."""
    known = lexicon().menu_words
    pieces = [piece.strip().casefold() for piece in _SEPARATOR.split(text)]
    if len(pieces) > 1:
        if any(len(piece) > 40 or ends_like_a_sentence(piece) for piece in pieces):
            return False
        return any(piece in known for piece in pieces) or bool(_CRUMBS.search(text))
    words = text.casefold().split()
    hits = sum(word in known for word in words)
    return len(words) >= 2 and hits >= 2 and 2 * hits >= len(words) and words[0] in known
