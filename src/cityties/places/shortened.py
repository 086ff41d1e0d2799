"""Short forms that an article gives its places: "Kathmandu Metropolitan City (KMC)", then "KMC" alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from cityties.places.english import english
from cityties.records import Mention

_SHORT = re.compile(r"\s?\((?:the )?[\"“'‘]?([A-Z][A-Z]{1,5})[\"”'’]?\)")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 80  # characters before a bracket in which the full name stands


def shortened(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions where a place is named by a short form that the article itself explains."""
    linked = {m.start: m for m in mentions if m.status == "linked" and m.role != "adjective"}
    taken = [(m.start, m.end) for m in mentions]
    found: list[Mention] = []
    for match in _SHORT.finditer(text):
        full = _named(text, match.start(), match.group(1), linked)
        if full is None:
            continue
        for start, end in _again(text, match.group(1), taken):
            taken.append((start, end))
            found.append(
                msgspec.structs.replace(
                    full, start=start, end=end, text=text[start:end], role="place", organisation=None
                )
            )
    return found


def _named(text: str, end: int, short: str, linked: dict[int, Mention]) -> Mention | None:
    """The place whose municipality a short form abbreviates, by the first letters of the words before it."""
    begin = max(0, end - _REACH)
    words = [w for w in _WORD.finditer(text, begin, end) if w.group()[0].isupper()][-len(short) :]
    if [w.group()[0].upper() for w in words] != list(short):
        return None
    civic = any(english().is_in("municipal", w.group().lower()) for w in words)
    return linked.get(words[0].start()) if civic else None


def _again(text: str, short: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"\b{short}\b", text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield match.span()
