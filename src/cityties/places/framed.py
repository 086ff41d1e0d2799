"""Names of places abroad that the gazetteer has in Latin letters only, where the text gives them a frame.

A transcription is read as a name where a country or region stands before it (埃塞俄比亚的梅凯勒) or a level
behind it (ウッデバラ市), and only if one place is left: a name that two places may bear stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cityties.places.cjk import LIKELY, common_words, stem, surroundings
from cityties.places.folding import fold, han_table
from cityties.places.framed_names import (
    HAN_RUN,
    KATAKANA,
    LONGEST,
    MARKS,
    Name,
    in_han,
    in_katakana,
    in_latin,
)
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.relations import lies_in
from cityties.places.spotting import Spot
from cityties.places.transcriptions import SOUNDS, Reading, kana_variants, readings, units_of
from cityties.records import Level

TOWNS: tuple[Level, ...] = ("city", "town")
"""What a name without a level means."""
BRACKET = re.compile(r"[(（]([\u3400-\u9fff])(?:[)）・]|(?=[ァ-ヺ]))")
"""A country in short behind a name: フラトン市(米)."""
CLOSED = re.compile("(?:連邦)?(?:共和国|王国|連邦|合衆国)?[)）・、,]")
"""What may stand behind a country or region in brackets: （イタリア|共和国・昭和38年）."""
BEFORE = frozenset("米英仏独伊豪加露")
"""Countries in short that stand straight before a name: 米アーカンソー州."""
FOREIGN = re.compile(r"国?[的の・·]?|國的?")
"""What may stand between a country and a name within it."""
PARTNER = re.compile(r"[的の・]?(?:(?:国际)?(?:友城|友好城市|[姐姊]妹城?市|首都)[——]*)?")
"""What stands between a country and the city in it that is told of: 英国|友城|切尔滕纳姆."""
LISTED = re.compile(r"(?:[、，,]|[和与及])")
LISTED_END = re.compile(r"[、，,。；;和与及等（(]|$")
"""What parts the names of a list, and what may stand behind one."""
AFTER_TOWN = re.compile(r"[のでとやへにをはがかもよ、。・]")
"""What follows a town whose name is a surname too, in a text that told it with its level; no 市長, no 氏."""
KANA_BESIDE = re.compile("[ァ-ヺー]")
SEATS_FOR_COUNTIES = frozenset({"LA", "VN", "TH", "KH", "MM", "MN", "NP", "KZ", "KG", "UZ", "TJ", "ID", "PH"})
"""Countries of whose counties the gazetteer mostly has the towns that they are called after: 万荣县."""
HAN_COUNTRIES = frozenset({"CN", "JP", "KR", "KP", "TW", "HK", "MO"})
SHORT = 2
"""Characters of a Chinese name that may be but the beginning of a longer one."""
LEAST_SPELT, SPELT_OTHERWISE = 4, LIKELY - 0.3
"""Letters and prior of a known name in another spelling: サラソタ, but 段ボール is no Bolu."""
NAMESAKE = 5
"""How many times the people of its namesakes in the country a place has that is meant before them."""
VILLAGE = 1.0
"""What a village is behind a town that fits as well."""


class Frame(NamedTuple):
    """How much a frame asks: fit for each unit, lead over the next place, units and people."""

    fit: float
    lead: float
    units: int
    people: int


# Of 600 names left out of the learning, WITHIN lets three in five pass, 95 in 100 of them right; most of the
# others are namesakes at another level.
WITHIN = Frame(-2.3, 1.3, 2, 0)
WITHIN_BARE = Frame(-1.25, 2.0, 3, 10_000)
COUNTRY_TOLD = Frame(-2.2, 2.0, 3, 1_000)
ANYWHERE = Frame(-1.3, 2.5, 4, 30_000)


def with_framed(text: str, spots: list[Spot], gazetteer: Gazetteer) -> list[Spot]:
    """The spots of a CJK text, with those of transcribed names; names inside of longer ones are dropped."""
    folded = text.translate(han_table())
    countries = {s.holders[0].country for s in spots if s.holders and _is_region(s)} - HAN_COUNTRIES
    spots = [s for s in _without_strays(spots, text, gazetteer) if not _goes_on(folded, s)]
    spots = [s for s in spots if _lies_as_told(s, spots, text, gazetteer)]
    meant: dict[str, Holder] = {}
    found: list[Spot] = []
    inside: list[Spot] = []
    found += _known_within(folded, spots, gazetteer)
    spots = sorted([*spots, *found], key=lambda s: s.start)
    spots = sorted([*spots, *_known_listed(folded, spots, gazetteer)], key=lambda s: s.start)
    found = []
    for name in [*in_katakana(folded, spots), *in_han(folded, spots)]:
        outer = _outer(name, spots, text)
        told = _country_told(name.start, name.end, spots, text, gazetteer) if outer is None else None
        holder = _meant(name, told, countries, gazetteer) if told is not None else None
        holder = holder or _meant(name, outer, countries, gazetteer)
        inside += [s for s in spots if name.start < s.start and s.end <= name.end and _is_abroad(s)]
        if holder is not None:
            meant[name.text] = holder
            found.append(_spot(name, holder))
    kept = [s for s in spots if s not in inside]
    found += _in_latin(folded, gazetteer)
    found += _told_again(folded, meant, [*kept, *found])
    found += _told_short(folded, [*kept, *found])
    return sorted([*kept, *found], key=lambda s: s.start) if found else kept


def _known_within(folded: str, spots: Sequence[Spot], gazetteer: Gazetteer) -> Iterator[Spot]:
    """Small places known by name, straight behind what they lie in: 越南|芒街, アラスカの|ワシラ."""
    taken = {at for s in spots for at in range(s.start, s.end)}
    for spot in spots:
        outer = spot.holders[0]
        if outer.feature not in ("PCL", "ADM1"):
            continue
        start = PARTNER.match(folded, spot.end).end()  # type: ignore[union-attr]
        for key in reversed(gazetteer.trie.prefixes(folded[start : start + LONGEST])):
            inside = tuple(h for h in gazetteer.holders(key) if h.trust > 1 and lies_in(h, outer, gazetteer))
            stop = start + len(key)
            mark = next((m for m in MARKS if folded.startswith(m, stop)), "")
            inside = _at_mark(inside, mark)
            free = len(key) > 1 and not taken & set(range(start, stop))
            if inside and free and _whole(key, folded, stop) and key not in common_words():
                yield _spot(Name(start, stop + len(mark), key, mark), inside[0])
                break


def _known_listed(folded: str, spots: Sequence[Spot], gazetteer: Gazetteer) -> Iterator[Spot]:
    """Small places abroad known by name, that a list has behind another: 特罗姆瑟、|瓦德瑟|、格罗宁根."""
    starts = {s.start for s in spots}
    ends = [s.end for s in spots if _is_abroad(s) and s.holders[0].feature != "PCL"]
    while ends:
        parting = LISTED.match(folded, ends.pop())
        if parting is None or parting.end() in starts:
            continue
        start = parting.end()
        for key in reversed(gazetteer.trie.prefixes(folded[start : start + LONGEST])):
            holders = tuple(h for h in gazetteer.holders(key) if h.trust > 1)
            stop = start + len(key)
            whole = len(key) > SHORT and HAN_RUN.fullmatch(key) and LISTED_END.match(folded, stop)
            if whole and holders and holders[0].country not in HAN_COUNTRIES:
                yield Spot(start, start, key, "name", holders, start, stop, located=True)
                ends.append(stop)
                break


def _at_mark(inside: tuple[Holder, ...], mark: str) -> tuple[Holder, ...]:
    """The places at the level that the mark tells; for an Asian county also the town that is its seat."""
    fitting = tuple(h for h in inside if not mark or h.level in MARKS[mark])
    return fitting or tuple(h for h in inside if mark == "县" and h.country in SEATS_FOR_COUNTIES)


def _whole(key: str, folded: str, stop: int) -> bool:
    """Whether a name is in one script and ends where its run of katakana does, or its sounds: 圣艾|美隆."""
    if HAN_RUN.fullmatch(key):
        return len(key) > SHORT or folded[stop : stop + 1] not in SOUNDS
    return KATAKANA.fullmatch(key) is not None and not KANA_BESIDE.match(folded, stop)


def _goes_on(folded: str, spot: Spot) -> bool:
    """Whether a bare foreign name is only a part of a longer one: 布|莱顿, 罗森|斯坦."""
    if spot.levels or spot.holders[0].feature == "PCL" or spot.holders[0].country in HAN_COUNTRIES:
        return False
    if not HAN_RUN.fullmatch(folded[spot.start : spot.end]) or not any(
        c in SOUNDS for c in folded[spot.start : spot.end]
    ):
        return False
    beside = folded[spot.start - 1 : spot.start] if spot.start else ""
    return beside in SOUNDS or folded[spot.end : spot.end + 1] in SOUNDS


def _country_told(
    start: int, end: int, spots: Sequence[Spot], text: str, gazetteer: Gazetteer
) -> Holder | None:
    """The country or region told in brackets behind a name, リンゼイ(カナダ), or in short: リッセ(蘭)."""
    short = surroundings().short_countries
    bracket = BRACKET.match(text, end)
    told = bracket.group(1) if bracket else text[start - 1 : start] if start else ""
    if told in short and (
        bracket or (told in BEFORE and not HAN_RUN.match(text[max(0, start - 2) : start - 1]))
    ):
        return next((h for h in gazetteer.holders(fold(short[told])) if h.feature == "PCL"), None)
    if text[end : end + 1] not in ("(", "（"):
        return None
    behind = next((s for s in spots if s.start == end + 1), None)
    inner = next((s for s in spots if behind is not None and s.start == behind.end and _is_region(s)), None)
    told = inner or behind
    closed = told is not None and CLOSED.match(text, told.end)
    return told.holders[0] if told is not None and closed and _is_region(told) else None


def _lies_as_told(spot: Spot, spots: Sequence[Spot], text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name may mean a place in the country told in short beside it; keeps only such bearers."""
    outer = _country_told(spot.start, spot.end, spots, text, gazetteer)
    if outer is None or outer.feature != "PCL" or spot.holders[0].feature == "PCL":
        return True
    inside = tuple(h for h in spot.holders if h.country == outer.country)
    spot.holders = inside or spot.holders
    return bool(inside)


def _is_region(spot: Spot) -> bool:
    """Whether a spot names a country, or a region by its level: カリフォルニア州."""
    holder = spot.holders[0]
    abroad = holder.country not in HAN_COUNTRIES and KATAKANA.fullmatch(spot.key) is not None
    return holder.feature == "PCL" or (holder.feature == "ADM1" and (bool(spot.levels) or abroad))


def _is_abroad(spot: Spot) -> bool:
    return bool(spot.holders) and spot.holders[0].country not in HAN_COUNTRIES


def _without_strays(spots: list[Spot], text: str, gazetteer: Gazetteer) -> list[Spot]:
    """The spots without those behind a country abroad in which no such place lies: ブラジル・サンビセンテ."""
    kept: list[Spot] = []
    for spot in spots:
        outer = kept[-1].holders[0] if kept and FOREIGN.fullmatch(text[kept[-1].end : spot.start]) else None
        if outer is not None and outer.feature == "PCL" and outer.country not in HAN_COUNTRIES:
            spot.holders = tuple(h for h in spot.holders if h.country == outer.country) or spot.holders
        if text[spot.end - 1] == "市" and all(h.feature == "ADM1" for h in spot.holders):
            spot.holders = _seats(spot.holders, gazetteer) or spot.holders
        if outer is None or not _is_stray(spot, outer, text[spot.end - 1], gazetteer):
            kept.append(spot)
    return kept


def _seats(regions: Sequence[Holder], gazetteer: Gazetteer) -> tuple[Holder, ...]:
    """The cities of the same names that regions have, where a text says 市: 南定市 is the city."""
    return tuple(
        h._replace(trust=3)
        for region in regions
        for h in gazetteer.holders(fold(region.name))
        if h.region == region.id and h.level == "city"
    )


def _is_stray(spot: Spot, outer: Holder, mark: str, gazetteer: Gazetteer) -> bool:
    """Whether no bearer of a name lies in the place before it at a level that the mark behind it allows."""
    if (
        outer.feature not in ("PCL", "ADM1")
        or outer.country in HAN_COUNTRIES
        or spot.holders[0].feature == "PCL"
    ):
        return False
    levels = MARKS[mark] if mark in MARKS and mark != "市" and spot.levels else ()
    best = spot.holders[0]
    if outer.feature == "ADM1" and best.country == outer.country and best.prior >= LIKELY and not spot.levels:
        return False  # everybody knows the city; the region is a larger one: カリマンタンのバリクパパン
    return not any(lies_in(h, outer, gazetteer) and (not levels or h.level in levels) for h in spot.holders)


def _outer(name: Name, spots: Sequence[Spot], text: str) -> Holder | None:
    """The country or region that stands straight before a name."""
    for spot in spots:
        if spot.end <= name.start <= spot.end + 2 and FOREIGN.fullmatch(text[spot.end : name.start]):
            holder = spot.holders[0] if spot.holders else None
            return holder if holder is not None and holder.feature in ("PCL", "ADM1") else None
    return None


def _meant(name: Name, outer: Holder | None, countries: set[str], gazetteer: Gazetteer) -> Holder | None:
    """The one place that a name means in its frame, or none."""
    if outer is not None and outer.country in HAN_COUNTRIES:
        return None
    if outer is None and not name.mark:
        return _spelt_otherwise(name, gazetteer)
    least = 2 if outer is not None else 3
    if len(units_of(name.text)) < least:
        return None
    if outer is not None:
        inside = [r for r in readings(name.text, gazetteer) if lies_in(r[0], outer, gazetteer)]
        return _only(_at_level(inside, name), WITHIN if name.mark else WITHIN_BARE, name)
    abroad = [r for r in readings(name.text, gazetteer) if r[0].country not in HAN_COUNTRIES]
    told = _at_level(abroad, name)
    near = [r for r in told if r[0].country in countries]
    return _only(near, COUNTRY_TOLD, name) or _only(told, ANYWHERE, name)


def _spelt_otherwise(name: Name, gazetteer: Gazetteer) -> Holder | None:
    """A well-known city in another spelling of its name: リバプール."""
    if not KATAKANA.match(name.text):
        return None
    if len(name.text) < LEAST_SPELT or name.text in surroundings().never:
        return None
    for variant in kana_variants(name.text):
        known = [h for h in gazetteer.holders(fold(variant)) if h.trust > 1 and h.prior >= SPELT_OTHERWISE]
        if known:
            return known[0]
    return None


def _at_level(told: Sequence[Reading], name: Name) -> list[Reading]:
    """The readings at a level that the mark allows, best first; known bearers of a bare name at any level."""
    levels = MARKS.get(name.mark, TOWNS)
    known = [r for r in told if r[1] == 0]
    fitting = [_ranked(r, levels) for r in told if r[0].level in levels]
    if known and (not name.mark or not fitting):
        return known
    return sorted(fitting, key=lambda r: (-r[2], r[0].id))


def _ranked(reading: Reading, levels: tuple[Level, ...]) -> Reading:
    """A reading with what a village loses that is told of as a city."""
    holder, fit, best = reading
    return (holder, fit, best - VILLAGE) if levels[0] == "city" and holder.level == "village" else reading


def _only(told: Sequence[Reading], frame: Frame, name: Name) -> Holder | None:
    """The best of the places if it fits well and leads clearly."""
    if not told:
        return None
    holder, fit, best = told[0]
    rival = next((r for r in told[1:] if not _same(holder, r[0]) and not _is_lesser(r[0], holder)), None)
    clear = rival is None or best - rival[2] >= frame.lead
    enough = len(units_of(name.text)) >= frame.units and (holder.population >= frame.people or not fit)
    return holder if fit >= frame.fit and clear and enough else None


def _is_lesser(one: Holder, other: Holder) -> bool:
    """Whether a place is the far smaller namesake of another in its country: Collingwood in Ontario."""
    named = one.country == other.country and fold(one.name) == fold(other.name)
    return named and one.population * NAMESAKE <= other.population


def _same(one: Holder, other: Holder) -> bool:
    """Whether two entries are one place at two levels, or a place and what lies beside it."""
    if one.latitude is None or other.latitude is None or one.country != other.country:
        return one.country == other.country and fold(one.name) == fold(other.name)
    return abs(one.latitude - other.latitude) + abs((one.longitude or 0) - (other.longitude or 0)) < 0.3


def _spot(name: Name, holder: Holder) -> Spot:
    levels = MARKS.get(name.mark, ())
    key = fold(name.text)
    sure = holder._replace(trust=3)
    return Spot(
        name.start, name.start, key, "name", (sure,), name.start, name.end, levels=levels, located=True
    )


def _in_latin(folded: str, gazetteer: Gazetteer) -> Iterator[Spot]:
    """Names in Latin letters that are told with a level, and all others of the same name: Blacktown|日前."""
    told = {name.text: name.mark for name in in_latin(folded)}
    for text, mark in told.items():
        holders = tuple(h for h in gazetteer.holders(fold(text)) if h.trust > 1 and h.level in MARKS[mark])
        for match in re.finditer(rf"(?<![A-Za-z]){re.escape(text)}(?![A-Za-z])", folded) if holders else ():
            marked = folded.startswith(mark, match.end())
            end = match.end() + len(mark) * marked
            levels = MARKS[mark] if marked else ()
            yield Spot(
                match.start(),
                match.start(),
                fold(text),
                "name",
                holders,
                match.start(),
                end,
                levels=levels,
                located=True,
            )


def _told_again(folded: str, meant: dict[str, Holder], spots: Sequence[Spot]) -> Iterator[Spot]:
    """The same names told without their frame."""
    for text, holder in meant.items():
        for match in re.finditer(re.escape(text), folded):
            start, end = match.span()
            beside = folded[start - 1 : start] + folded[end : end + 1]
            longer = any(KATAKANA.match(c) or c == "ー" for c in beside) if KATAKANA.match(text) else False
            if not longer and not any(s.start < end and start < s.end for s in spots):
                mark = next((m for m in MARKS if folded.startswith(m, end)), "")
                yield _spot(Name(start, end + len(mark), text, mark), holder)


def _told_short(folded: str, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Small places told by their bare name, once they were told with their level: 蘇澳鎮 … 蘇澳."""
    taken = {at for s in spots for at in range(s.start, s.end)}
    seen: set[str] = set()
    for spot in spots:
        name = folded[spot.start : spot.end]
        short = stem(name)
        kana = KATAKANA.fullmatch(short) is not None
        if not spot.levels or short == name or short in seen or not (kana or HAN_RUN.fullmatch(short)):
            continue
        seen.add(short)
        if short in common_words() or short in surroundings().never:
            continue
        surname = short in surroundings().surnames
        for match in re.finditer(re.escape(short), folded):
            start, end = match.span()
            beside = folded[start - 1 : start] + folded[end : end + 1]
            if (surname and not AFTER_TOWN.match(folded, end)) or (kana and KANA_BESIDE.search(beside)):
                continue
            if not taken & set(range(start, end)) and folded[end : end + 1] not in MARKS:
                taken |= set(range(start, end))
                yield Spot(start, start, spot.key, "name", spot.holders, start, end, located=True)
