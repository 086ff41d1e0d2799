"""Names spotted in Japanese that are persons' or waters': 米沢|光治市長, 焼津市の|中野市長, ミシシッピ|川."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cityties.places.folding import fold
from cityties.places.gazetteer import Gazetteer
from cityties.places.spotting import Spot

OFFICE = (
    "(?:副|前|元|現|新)?(?:[市町村区]長|(?:県)?知事|[市県町村区都府]議|(?:[市町村区県]議会)?(?:議長|議員)|団長|会長|"
    "社長|校長|園長|館長|学長|教育長|[部局課係]長|大使|総領事|大臣|首相|国家主席|主席|大統領|監督|選手|教授|さん|氏|君)"
)
GIVEN = re.compile(
    f"[^市県府都道町村区州省会議協所部局院校団役国副大小中高本支社店館園学新前元現友際員者業事済\\W\\da-zA-Zぁ-んァ-ヺー]{{1,3}}{OFFICE}"
)
"""A given name and an office, straight behind a surname."""
HEAD = re.compile("[市町村区]?(?:長|議(?!会))")
"""What follows a surname before its office: 中野|市長, 米沢市|長."""
WATERS = re.compile("川(?![ァ-ヺ])|河|湖|山脈|海峡|半島")
TOWN_MARKS = "市町村区"
JOINTS = "・＝="
KANA_PART = re.compile("[ァ-ヺー]+")


def without_persons(text: str, spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Spot]:
    """The spots of a Japanese text without persons' names and waters."""
    parts = [s for s in spots if _is_part_of_name(text, s, spots, gazetteer)]
    surnames = _surnames(text, spots) | {_bare(text, s) for s in parts if _heads(text, s)}
    return [
        spot
        for spot in spots
        if spot not in parts and not _is_person(text, spot, surnames) and not _is_water(text, spot)
    ]


def _is_person(text: str, spot: Spot, surnames: frozenset[str]) -> bool:
    """Whether a spot is a surname told of: with its given name, its office, or alone."""
    name = _bare(text, spot)
    if name not in surnames:
        return False
    return not spot.levels or _heads(text, spot) or GIVEN.match(text, spot.start + len(name)) is not None


def _bare(text: str, spot: Spot) -> str:
    name = text[spot.start : spot.end]
    return name[:-1] if len(name) > 2 and name[-1] in TOWN_MARKS else name


def _heads(text: str, spot: Spot) -> bool:
    """Whether an office stands behind a name: 米沢市|長, 中野|市長."""
    stop = spot.start + len(_bare(text, spot))
    return HEAD.match(text, stop) is not None and text[stop] in TOWN_MARKS


def _surnames(text: str, spots: Sequence[Spot]) -> frozenset[str]:
    """The spotted names that are surnames for certain: before a given name, or behind another town."""
    found: set[str] = set()
    for n, spot in enumerate(spots):
        name = _bare(text, spot)
        if KANA_PART.match(name) or name in found or spot.holders[0].feature == "PCL":
            continue
        town = spots[n - 1] if n and text[spots[n - 1].end : spot.start] == "の" else None
        behind_town = (
            town is not None
            and text[town.end - 1] in TOWN_MARKS
            and _heads(text, spot)
            and town.holders[0].id != spot.holders[0].id
        )
        if behind_town or re.search(name + GIVEN.pattern, text):
            found.add(name)
    placed = {
        _bare(text, s) for s in spots if _bare(text, s) != text[s.start : s.end] and not _heads(text, s)
    }
    return frozenset(found - placed)


def _is_water(text: str, spot: Spot) -> bool:
    """Whether a river, lake or range bears the name: ミシシッピ|川."""
    return KANA_PART.match(text, spot.end - 1) is not None and WATERS.match(text, spot.end) is not None


def _is_part_of_name(text: str, spot: Spot, spots: Sequence[Spot], gazetteer: Gazetteer) -> bool:
    """Whether a name stands among parts in katakana that no place bears: ヴォー・|ヴァン|・トゥオン."""
    if spot.holders[0].feature == "PCL" or not KANA_PART.match(text, spot.start):
        return False
    end = spot.end if KANA_PART.match(text, spot.end - 1) else spot.end - 1
    for joint, part in (
        (spot.start - 1, _part_before(text, spot.start - 1)),
        (end, KANA_PART.match(text, end + 1)),
    ):
        if 0 <= joint < len(text) and text[joint] in JOINTS and part is not None:
            named = any(s.start < part.end() and part.start() < s.end for s in spots)
            if not named and (
                _heads(text, spot) or (not spot.levels and fold(part.group()) not in gazetteer.trie)
            ):
                return True
    return False


def _part_before(text: str, stop: int) -> re.Match[str] | None:
    start = stop
    while start > 0 and KANA_PART.match(text[start - 1]):
        start -= 1
    return KANA_PART.fullmatch(text, start, stop) if start < stop else None
