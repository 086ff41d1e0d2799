"""Which spot says where another lies: "Kofu, Japan", "Japan's Kofu", "the Dutch city of Delft"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.spotting import Spot

AFTER_COMMA = re.compile(r"(?:,|,? \(|[（(]|, in(?: the)?|, (?:a|the) \w+ (?:in|of)(?: the)?) ?")
IS_IN = re.compile(
    r"(?: \([^()]*\))?(?:,| is| was) (?:a|an|the|one of the) (?:[\w-]+ ){1,6}(?:in|of)(?: the)? "
)
"""As in "Flint is an old city in Michigan", "Flint (once Grand Traverse), the oldest town in"."""
AFTER_IN = re.compile(r",? (?:[a-z]+ ){0,3}(?:in|of)(?: the| a)?(?: [a-z]+){0,3} ")
POSSESSIVE = re.compile(r"['’]s? (?:[a-z-]+ ){0,4}(?:of )?")
ADJECTIVE = re.compile(r" (?:[a-z-]+ ){0,4}(?:of )?")
CJK_OUTER = re.compile(r"(?:[的の·・]|[\u3400-\u9fff]{0,2}[・·])?|의 | ")
"""Between an outer place and an inner one that follows: 四川省成都市, 日本の甲府市."""
CELLS = re.compile(r"\s*\|\s*")
"""Between the cells of a table: "San José | Costa Rica"."""
STRONG, MIDDLE = 6.0, 3.0


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One spot tells where another lies; ``weight`` says how plainly."""

    spot: int
    by: int
    weight: float


def qualifiers(spots: list[Spot], text: str) -> list[Qualifier]:
    """All pairs of near spots of which one may say where the other lies."""
    found: list[Qualifier] = []
    for number, spot in enumerate(spots):
        for other in range(number + 1, min(number + 3, len(spots))):
            gap = text[spots[other - 1].end : spots[other].start]
            if other == number + 1:
                weight = _weight_after(gap) if spots[other].kind != "adjective" else 0.0
                weight = min(weight, MIDDLE - 1) if _is_nation(spot) else weight
                if weight:
                    found.append(Qualifier(number, other, weight))
                reverse = _weight_before(spot, gap, cjk=text[spot.end - 1] > "\u3000")
                if reverse:
                    found.append(Qualifier(other, number, reverse))
            elif AFTER_COMMA.fullmatch(gap) or (not gap and _is_nation(spots[number + 1])):
                weight = _weight_after(text[spot.end : spots[number + 1].start])
                if weight:  # "Weston in Umatilla County, Oregon", コロンバス市（アメリカ合衆国ジョージア州）
                    found.append(Qualifier(number, other, weight))
    return found


def _is_nation(spot: Spot) -> bool:
    """Whether a name first of all means a country: "Mexico, the United States" is a list."""
    return bool(spot.holders) and spot.holders[0].feature == "PCL"


def _weight_after(gap: str) -> float:
    if AFTER_COMMA.fullmatch(gap) or IS_IN.fullmatch(gap):
        return STRONG
    if CELLS.fullmatch(gap):
        return MIDDLE
    return MIDDLE if AFTER_IN.fullmatch(gap) else 0.0


def _weight_before(spot: Spot, gap: str, *, cjk: bool) -> float:
    if cjk:
        return MIDDLE + 1 if CJK_OUTER.fullmatch(gap) else 0.0
    if spot.kind == "adjective":
        return MIDDLE if ADJECTIVE.fullmatch(gap) else 0.0
    if POSSESSIVE.fullmatch(gap):
        return MIDDLE + 1
    return MIDDLE if gap == " " or CELLS.fullmatch(gap) else 0.0


def lies_in(inner: Holder, outer: Holder, gazetteer: Gazetteer) -> bool:
    """Whether one candidate lies within another."""
    if inner.id == outer.id:
        return False
    if outer.feature == "PCL":
        return inner.country == outer.country and inner.feature != "PCL"
    if outer.feature == "ADM1":
        return inner.region == outer.id
    if inner.country != outer.country:
        return False
    return outer.id in gazetteer.place(inner.id).within
