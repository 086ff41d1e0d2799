"""The organisation that a place's name stands in: "Chengdu Media Group", "the University of Guam"."""

from __future__ import annotations

import re

from cityties.places.english import English
from cityties.places.levels import level_words
from cityties.places.spotting import Spot
from cityties.places.tokens import Token

CONNECTORS = frozenset({"of", "for", "and", "&", "de"})
POSSESSED = re.compile(r"['’]s? ((?:[a-z]+ ){0,2}[a-z]+)")


def organisation(text: str, tokens: list[Token], spot: Spot, taken: set[int], english: English) -> str | None:
    """The whole name of the organisation; ``taken`` are the words that stand in the name of a place."""
    end = organisation_end(tokens, spot, english) or _possessed_end(text, spot, english)
    start = _start(tokens, spot, taken, english)
    if end is None and start is None:
        return None
    return text[spot.start if start is None else start : spot.end if end is None else end]


def organisation_end(tokens: list[Token], spot: Spot, english: English) -> int | None:
    """Where the words behind a place's name end that make an organisation of it."""
    end, purpose = None, False
    number = spot.last + 1
    limit = number + (2 if tokens[spot.first].title else 9)
    while number < min(len(tokens), limit):
        token = tokens[number]
        if not token.joined and token.gap.strip() not in ("&", ""):
            break
        word = token.folded
        first_lower = number == spot.last + 1 and not token.capital
        if token.capital and (
            purpose or english.is_in("organisations", word) or english.is_in("events", word)
        ):
            end = token.end
        elif end is not None and word in ("for", "with"):
            purpose = True  # "Association for Cultural Exchanges with Foreign Countries"
        elif first_lower and english.is_in("lower_organisations", word):
            return token.end
        elif not token.capital and word not in CONNECTORS:
            break
        number += 1
    return end


def _possessed_end(text: str, spot: Spot, english: English) -> int | None:
    """In "Sapporo's bureau of economy" the end of the body that the place has."""
    match = POSSESSED.match(text, spot.end)
    if not match:
        return None
    at = match.start(1)
    for word in match.group(1).split(" "):
        if english.is_in("lower_organisations", word):
            return at + len(word)
        at += len(word) + 1
    return None


def _start(tokens: list[Token], spot: Spot, taken: set[int], english: English) -> int | None:
    """In "University of Guam" the start of the organisation."""
    number = spot.first - 1
    if number < 1 or tokens[number].folded not in ("of", "at") or not tokens[number].joined:
        return None
    number -= 1
    head = tokens[number]
    if not head.capital or not tokens[number + 1].joined:
        return None
    if not english.is_in("organisations", head.folded) or head.folded in level_words():
        return None
    while number and tokens[number].joined:
        before = tokens[number - 1]
        if not before.capital or number - 1 in taken or before.starts:
            break
        number -= 1
    return tokens[number].start


__all__ = ["organisation", "organisation_end"]
