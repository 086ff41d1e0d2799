"""Where a text may name a place: capitalised words that the gazetteer knows, demonyms, abbreviations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cityties.places.english import English
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.tokens import Token, Words
from cityties.records import Level

LONGEST_NAME = 70
"""Characters within which a name ends; the longest names of towns in use have about sixty."""

Kind = Literal["name", "adjective", "abbreviation"]
Link = Literal["qualifies", "inside"]


@dataclass(slots=True)
class Spot:
    """A span that may name a place, with what its surroundings tell.

    ``first`` and ``last`` count words; ``start`` and ``end`` count characters and take in a level word that
    is attached ("Nagasaki Prefecture").  ``levels`` are those which that word allows.
    """

    first: int
    last: int
    key: str
    kind: Kind
    holders: tuple[Holder, ...]
    start: int
    end: int
    levels: tuple[Level, ...] = ()
    organisation: str | None = None
    doubt: float = 0.0
    doubts: list[str] = field(default_factory=list)
    located: bool = False
    unknown: bool = False


def spots(words: Words, gazetteer: Gazetteer, english: English) -> list[Spot]:
    """All spans that may name a place, in the order of the text; the longest wins where names overlap."""
    found: list[Spot] = []
    tokens = words.tokens
    number = 0
    while number < len(tokens):
        token = tokens[number]
        spot = None
        if token.capital:
            spot = _abbreviation(words, number, gazetteer, english) or _longer(
                _adjective(words, number, gazetteer, english), _name(words, number, gazetteer, english)
            )
        if spot is None:
            number += 1
        else:
            found.append(spot)
            number = spot.last + 1
    return found


def _spot(words: Words, span: tuple[int, int], key: str, kind: Kind, holders: tuple[Holder, ...]) -> Spot:
    first, last = span
    return Spot(first, last, key, kind, holders, words.tokens[first].start, words.tokens[last].end)


def _name(words: Words, number: int, gazetteer: Gazetteer, english: English) -> Spot | None:
    token = words.tokens[number]
    if token.upper and len(token.text) < 4 and not _goes_on_upper(words, number):
        return None
    if english.is_in("never", " ".join(t.folded for t in words.tokens[number : number + 2])):
        return None
    for key in reversed(gazetteer.trie.prefixes(words.folded[token.at : token.at + LONGEST_NAME])):
        last = words.index.get(token.at + len(key))
        if last is None or not _reads_as_name(words.tokens, number, last, english):
            continue
        if last == number and (english.is_in("never", key) or english.is_in("months", key) or len(key) < 2):
            return None
        if english.is_in("never", key) or _city_of_a_council(words, number, last, english):
            continue
        holders = gazetteer.holders(key)
        if holders and (len(key) > 2 or holders[0].trust > 1):
            return _spot(words, (number, last), key, "name", holders)
    return None


def _city_of_a_council(words: Words, first: int, last: int, english: English) -> bool:
    """Whether "City" at a name's end belongs to what follows: "Florence City Council"."""
    following = words.tokens[last + 1 : last + 2]
    return (
        last > first
        and words.tokens[last].folded in ("city", "county")
        and bool(following)
        and following[0].joined
        and english.is_in("civic", following[0].folded)
        and bool(words.tokens[last - 1].folded)
    )


def _goes_on_upper(words: Words, number: int) -> bool:
    """Whether a short word in capitals is the start of a longer name in capitals: "SAN JOSE"."""
    following = words.tokens[number + 1 : number + 2]
    return bool(following) and following[0].upper and following[0].joined


def _reads_as_name(tokens: list[Token], first: int, last: int, english: English) -> bool:
    """Whether all words of a span are capitalised but for particles, and the last is a name or an ending.

    A name of several words may hold a possessive, or end in one: "King's Lynn", "St. John's", not "Lyon's".
    """
    for number in range(first + 1, last + 1):
        token = tokens[number]
        if not (token.capital or token.possessive or english.is_in("particles", token.folded)):
            return False
    end = tokens[last]
    if end.possessive:
        return last - first > 1
    return end.capital or end.text[0].isdigit() or (end.gap == "-" and last > first)


def _adjective(words: Words, number: int, gazetteer: Gazetteer, english: English) -> Spot | None:
    """A national adjective or people: "Japanese", "South Koreans"."""
    tokens = words.tokens
    for length in (2, 1):
        last = number + length - 1
        if last >= len(tokens) or (length == 2 and not (tokens[last].joined and tokens[last].capital)):
            continue
        key = " ".join(t.folded for t in tokens[number : last + 1])
        code = english.demonyms.get(key) or english.demonyms.get(key.removesuffix("s"))
        holder = gazetteer.coded(code) if code else None
        if holder is not None:
            return _spot(words, (number, last), key, "adjective", (holder,))
    return None


def _longer(one: Spot | None, other: Spot | None) -> Spot | None:
    """The longer of two readings, the first of equals: "Czech Republic", but "Chinese"."""
    if one is None or other is None:
        return one or other
    return other if other.last > one.last else one


def _abbreviation(words: Words, number: int, gazetteer: Gazetteer, english: English) -> Spot | None:
    """A country ("U.S.") or, after a comma that follows a name, a region ("Ore.", "N.C.", "TX")."""
    tokens = words.tokens
    if tokens[number].text not in english.short_starts:
        return None
    for length in (3, 2, 1):
        last = number + length - 1
        if last >= len(tokens) or any(t.gap not in (".", ". ", "") for t in tokens[number + 1 : last + 1]):
            continue
        text = " ".join(t.text for t in tokens[number : last + 1])
        codes: tuple[str, ...] = ()
        if text in english.countries and (len(text) > 2 or tokens[number].upper):
            codes = (english.countries[text],)
        elif text in english.regions and _after_comma(tokens, number):
            codes = english.regions[text]
        holders = tuple(h for h in map(gazetteer.coded, codes) if h is not None)
        if holders:
            return _spot(words, (number, last), text, "abbreviation", holders)
    return None


def _after_comma(tokens: list[Token], number: int) -> bool:
    token = tokens[number]
    before = tokens[number - 1] if number else None
    return before is not None and before.capital and token.gap in (", ", ",", " (", ",\u00a0")
