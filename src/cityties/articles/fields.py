"""Bylines: who wrote it, when, and for whom ("Author: China Daily Global 2021-09-28", "来源：秦皇岛日报")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityties.articles.lexicon import lexicon
from cityties.articles.stamps import Stamp

_BY = re.compile(
    r"(?:by|written by|reported by|story by|text by)\s(?:a |an |our )?"
    r"((?:staff|special|guest|freelance|senior)\b[\w ]{0,30}|[A-Z][\w.''’\-]*(?: (?:and|de|van|von|bin|al|[A-Z&][\w.''’\-]*)){0,9})",
    re.IGNORECASE,
)
_BY_NAME = re.compile(
    r"(?i:by|written by|reported by|story by|text by)\s(?:(?:a|an|our)\s)?(?:staff|special|guest|freelance|[A-Z])"
)
_FIELD_WORDS = 8
"""A date with at most so many words beside it, and no sentence, is a byline ("Phnom Penh Post, 2019-06-27")."""


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
    if _BY_NAME.match(text):
        named = _BY.match(text)
        rest = text[named.end() :] if named else ""
        if named and (not rest.strip(" .|") or rest.lstrip()[:1] in ",|-–—/(") and len(text.split()) <= 16:
            return [Field("author", named[1].strip())]
    if (
        stamp
        and not text.endswith((".", "。", "?", "!"))
        and _is_brief(text[: stamp.start] + text[stamp.end :])
    ):
        if lexicon().dateline.match(text):
            return [Field("other", text)]
        return [Field("source", re.sub(r"\d{1,2}:\d\d(?::\d\d)?", "", text[: stamp.start]).strip(" ,|-–—/"))]
    return []


def _is_brief(rest: str) -> bool:
    return len(rest.split()) <= _FIELD_WORDS and len(rest) <= 50


def _labelled(text: str) -> list[Field]:
    known = lexicon().labels
    if not lexicon().label.match(text.lstrip(" ○◎")):
        return []
    found = [match for match in lexicon().label.finditer(text) if _is_label(match, text)]
    if not found or text[: found[0].start()].strip(" |（(【○◎"):
        return []
    fields = []
    for match, following in zip(found, [*found[1:], None], strict=True):
        value = text[match.end() : following.start() if following else len(text)].strip(" |｜　，,）)】")
        if len(value) > 80 or value.endswith("。"):
            return []
        fields.append(Field(known[match[1].casefold()], value))
    return fields


def _is_label(match: re.Match[str], text: str) -> bool:
    """A label stands before a colon, or at the head of a line before a date or number ("Created 2019-08-20")."""
    if match.group().rstrip().endswith((":", "：")):
        return True
    return bool(
        re.match(r"(?:on |at )?(?:\d|[A-Z][a-z]{2,8}\.? \d)", text[match.end() : match.end() + 16])
    ) and (match[1].casefold() not in {"by", "from", "文"})
