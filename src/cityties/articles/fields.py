"""Bylines: who wrote it, when, and for whom ("Author: China Daily Global 2021-09-28", "来源：秦皇岛日报")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityties.articles.lexicon import lexicon
from cityties.articles.stamps import Stamp, find_stamps

_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
_BEHIND = re.compile(r"$|[\s,|@•·(（–—/-]")
_NO_VALUE = re.compile(r"[=\"<>{}]|https?:")
_BYLINE_LENGTH = 160
"""Bylines are shorter; the longest of the test sets names four reporters in 120 characters."""

_REST = 60
"""What may stand behind the names: a date, an agency, an address."""

_FIELD_WORDS = 8
"""A date with at most so many words beside it, and no sentence, is a byline ("Phnom Penh Post,
2019-06-27")."""


_BOUNDS = frozenset({"since", "until", "from", "of", "in", "for"})
_NUMBERED = re.compile(r"\d{1,3}[.)]? ?\|? ?(?!min)[A-Z]")
_SOURCE_WORDS = 3
"""A name of an outlet has at most so many words before a date in brackets."""


@dataclass(frozen=True, slots=True)
class Field:
    """One statement of a byline: its kind (a label kind of the lexicon) and its value."""

    kind: str
    value: str


def byline_fields(text: str, stamp: Stamp | None) -> list[Field]:
    """Read the fields of a byline; none where the line is no byline."""
    fields = _labelled(text)
    if fields:
        return fields
    names = named_authors(text)
    if names:
        return [Field("author", names)]
    if (
        stamp
        and not text.endswith((".", "。", "?", "!"))
        and _is_brief(text[: stamp.start] + text[stamp.end :])
        and not _of_an_event(text, stamp)
    ):
        if lexicon().dateline.match(text):
            return [Field("other", text)]
        return [Field("source", _TIME.sub("", text[: stamp.start]).strip(" ,|-–—/"))]
    return []


def named_authors(text: str) -> str | None:
    """Give the names of a line such as "By Ann Lee" or "本报记者 王建"; ``None`` where it is none."""
    if len(text) > _BYLINE_LENGTH or text.endswith((".", "。")):
        return None
    for wording in lexicon().bylines:
        found = wording.match(text)
        if found and len(text) - found.end() < _REST and _BEHIND.match(text, found.end()):
            return found["names"].strip()
    return None


def _is_brief(rest: str) -> bool:
    return len(rest.split()) <= _FIELD_WORDS and len(rest) <= 50


def _of_an_event(text: str, stamp: Stamp) -> bool:
    """As in "Partner of Riga since Oct. 9, 1998", "A visit (March 2003)", "8 Riga Sister City 2002.10.9"."""
    before, after = text[: stamp.start], text[stamp.end :]
    words = before.split()
    bounded = bool(words) and words[-1].casefold() in _BOUNDS
    noted = text.startswith("(") and bool(after.strip(" )"))
    if bounded or noted or _NUMBERED.match(before):
        return True
    bracketed = before.endswith("(") and after.startswith(")")
    return bracketed and (len(stamp.value or "") == 7 or len(words) > _SOURCE_WORDS)


def _labelled(text: str) -> list[Field]:
    known = lexicon().labels
    found = (
        [match for match in lexicon().label.finditer(text) if _is_label(match, text)]
        if _may_be_label(text)
        else []
    )
    if not found or not _is_stamp_or_nothing(text[: found[0].start()]):
        return []
    fields = []
    for match, following in zip(found, [*found[1:], None], strict=True):
        value = text[match.end() : following.start() if following else len(text)].strip(" |｜　，,）)】")
        if len(value) > 80 or value.endswith("。"):
            return []
        if _NO_VALUE.search(value):
            value = ""
        fields.append(Field(known[match[1].casefold()], value))
    return fields


def _may_be_label(text: str) -> bool:
    return ":" in text or "：" in text or lexicon().label.match(text) is not None


def _is_stamp_or_nothing(text: str) -> bool:
    """Labels begin a line, or stand behind a date ("2005年8月16日 来源：…")."""
    rest = text.strip(" |（(【○◎□")
    stamp = next(find_stamps(rest), None)
    if stamp:
        rest = rest[: stamp.start] + rest[stamp.end :]
    return len(_TIME.sub("", rest).strip(" |更新发布")) <= (20 if stamp else 0)


def _is_label(match: re.Match[str], text: str) -> bool:
    """A label stands before a colon, or before a date at the head of a line ("Created 2019-08-20")."""
    if match.group().rstrip().endswith((":", "：")):
        return True
    return bool(
        re.match(r"(?:on |at )?(?:\d|[A-Z][a-z]{2,8}\.? \d)", text[match.end() : match.end() + 16])
    ) and (match[1].casefold() not in {"by", "from", "文"})
