"""Where a text may name a place: capitalised words that the gazetteer knows, demonyms, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from cityties.places.english import English
from cityties.places.entries import ALIAS
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.tokens import Token, Words
from cityties.records import Level

LONGEST_NAME = 70
"""Characters within which a name ends; the longest names of towns in use have about sixty."""

TOLD_LEAST, LISTED_LEAST = 3.6, 5.5
"""The prior of a town that a common word means where its region is told ("Union, Missouri"), or in a list."""

IN_TWO = frozenset({"CN", "JP", "KP", "KR", "TW"})
"""Countries whose names, one in Latin letters, texts also write in two with a hyphen."""

Kind = Literal["name", "adjective", "abbreviation"]
Link = Literal["qualifies", "inside"]


@dataclass(slots=True)
class Spot:
    """A span that may name a place, with what its surroundings tell.

    ``first`` and ``last`` count words; ``start`` and ``end`` count characters and take in a level word that
    is attached ("Nagasaki Prefecture").  ``levels`` are those which that word allows.  ``located`` tells that
    words of place stand beside it, ``placed`` that persons do not stand so ("in Lincoln", not "and Lincoln").
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
    placed: bool = False
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
    return sorted([*found, *_common_words(words, found, gazetteer, english)], key=lambda s: s.first)


def _common_words(words: Words, found: list[Spot], gazetteer: Gazetteer, english: English) -> Iterator[Spot]:
    """Words that never are a place alone, where the text told what they lie in, or lists them with places."""
    told = {s.key: s.holders for s in found if s.kind == "name" and english.is_in("never", s.key)}
    inside = {number for spot in found for number in range(spot.first, spot.last + 1)}
    for number, token in enumerate(words.tokens):
        if number in inside or not token.capital or token.starts:
            continue
        if not english.is_in("never", token.folded) or english.is_in("months", token.folded):
            continue
        before, after = words.tokens[number - 1], words.tokens[number + 1 : number + 3]
        if (token.joined and before.capital) or (after and after[0].joined and after[0].capital):
            continue
        holders = told.get(token.folded) if not token.title else None
        listed = number - 1 in inside and _goes_on_listing(token, number, after, inside)
        if holders is None and (listed or _is_travelled_to(words.tokens, number, english)):
            holders = tuple(
                h for h in gazetteer.holders(token.folded) if h.prior >= LISTED_LEAST and h.trust > 2
            )
        if holders:
            yield _spot(words, (number, number), token.folded, "name", holders)


def _is_travelled_to(tokens: list[Token], number: int, english: English) -> bool:
    """Whether a lone capitalised word stands where one goes or is: "a trip to Split"."""
    token, before = tokens[number], tokens[number - 1]
    if token.title or not token.joined or not english.is_in("travelling", before.folded):
        return False
    return not any(english.is_in(name, token.folded) for name in ("directions", "levels", "organisations"))


def _goes_on_listing(token: Token, number: int, after: list[Token], inside: set[int]) -> bool:
    """Whether a word stands between commas and places: "Berlin, Split, and Mumbai"."""
    if token.gap != ", " or not after or after[0].gap not in (", ", " "):
        return False
    next_name = number + 2 if after[0].folded == "and" else number + 1
    return next_name in inside and (after[0].gap == ", " or next_name > number + 1)


def _spot(words: Words, span: tuple[int, int], key: str, kind: Kind, holders: tuple[Holder, ...]) -> Spot:
    first, last = span
    return Spot(first, last, key, kind, holders, words.tokens[first].start, words.tokens[last].end)


def _name(words: Words, number: int, gazetteer: Gazetteer, english: English) -> Spot | None:
    token = words.tokens[number]
    if token.upper and len(token.text) < 4 and not _goes_on_upper(words, number):
        return None
    if english.is_in("never", " ".join(t.folded for t in words.tokens[number : number + 2])):
        return None
    told = _told_where(words, number, gazetteer, english) or _in_two(words, number, gazetteer)
    if told is not None:
        return told
    for key in reversed(gazetteer.trie.prefixes(words.folded[token.at : token.at + LONGEST_NAME])):
        last = words.index.get(token.at + len(key))
        if last is None or not _reads_as_name(words.tokens, number, last, english):
            continue
        if last == number and (english.is_in("never", key) or english.is_in("months", key) or len(key) < 2):
            return None
        if english.is_in("never", key) or _city_of_a_council(words, number, last, english):
            continue
        if last > number and _goes_on_never(words.tokens, number, english):
            continue
        holders = gazetteer.holders(key)
        if last > number and _is_rank_added(words, (number, last), holders, gazetteer, english):
            continue
        if holders and (len(key) > 2 or holders[0].trust > 1):
            return _spot(words, (number, last), key, "name", holders)
    return None


def _told_where(words: Words, number: int, gazetteer: Gazetteer, english: English) -> Spot | None:
    """A word that never is a place alone, where the text says what it lies in: "Split, Croatia"."""
    tokens, key = words.tokens, words.tokens[number].folded
    if not english.is_in("never", key) or english.is_in("months", key) or number + 1 >= len(tokens):
        return None
    before = tokens[number - 1] if number and tokens[number].joined else None
    if before is not None and before.capital and not tokens[number].starts:
        return None  # "Credit Union, New York"
    outer = _region_behind(words, number + 1, gazetteer, english)
    within = tuple(
        holder
        for holder in gazetteer.holders(key)
        if holder.trust > 1 and holder.prior >= TOLD_LEAST and any(_holds(region, holder) for region in outer)
    )
    return _spot(words, (number, number), key, "name", within) if within else None


def _in_two(words: Words, number: int, gazetteer: Gazetteer) -> Spot | None:
    """An East Asian name that the text writes in two: "Kita-Kyushu"."""
    pair = words.tokens[number : number + 2]
    if len(pair) < 2 or pair[1].gap != "-" or not pair[1].capital:
        return None
    key = pair[0].folded + pair[1].folded
    if f"{pair[0].folded} {pair[1].folded}" in gazetteer.trie or key not in gazetteer.trie:
        return None
    holders = tuple(h for h in gazetteer.holders(key) if h.country in IN_TWO and h.trust > ALIAS)
    return _spot(words, (number, number + 1), key, "name", holders) if holders else None


def _region_behind(words: Words, number: int, gazetteer: Gazetteer, english: English) -> tuple[Holder, ...]:
    """The countries and regions that a name behind a comma or in a bracket may mean."""
    token = words.tokens[number]
    if token.gap not in (", ", " (") or not token.capital:
        return ()
    short = _abbreviation(words, number, gazetteer, english)
    if short is not None:
        return short.holders
    for key in reversed(gazetteer.trie.prefixes(words.folded[token.at : token.at + LONGEST_NAME])):
        holders = gazetteer.holders(key) if token.at + len(key) in words.index else ()
        if holders:
            return tuple(h for h in holders if h.feature in ("PCL", "ADM1") and h.trust > 1)
    return ()


def _holds(region: Holder, holder: Holder) -> bool:
    if region.feature == "PCL":
        return region.country == holder.country and holder.feature != "PCL"
    return region.id == holder.region and region.id != holder.id


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


def _is_rank_added(
    words: Words,
    span: tuple[int, int],
    holders: tuple[Holder, ...],
    gazetteer: Gazetteer,
    english: English,
) -> bool:
    """Whether a name with a rank is seldom anybody's, and without it a town's own: "Wellington Town"."""
    first, last = span
    rank = words.tokens[last].folded  # "City" is part of many names: Mexico City, Chuo City
    if rank == "city" or not english.is_in("levels", rank) or any(h.trust > ALIAS for h in holders):
        return False
    shorter = " ".join(token.folded for token in words.tokens[first:last])
    return any(h.trust > ALIAS and not h.feature.startswith("ADM") for h in gazetteer.holders(shorter))


def _goes_on_never(tokens: list[Token], first: int, english: English) -> bool:
    """Whether a name's first word ends what is no name: "City" in "the Sister City of Adrian"."""
    before = tokens[first - 1 : first + 1]
    return len(before) > 1 and before[1].joined and english.is_in("never", " ".join(t.folded for t in before))


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
        if not (token.capital or token.possessive or token.elided or _is_inner(token, english)):
            return False
    end = tokens[last]
    if end.possessive:
        return last - first > 1
    if end.text[0].isdigit():
        return tokens[first].folded not in english.words  # "Ward 5"
    return end.capital or end.elided or (end.gap == "-" and last > first)


def _is_inner(token: Token, english: English) -> bool:
    """Whether a word without a capital may stand in a name: a particle, or a word that is no English one."""
    word = token.folded
    return english.is_in("particles", word) or english.is_in("inner", word) or word not in english.words


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
