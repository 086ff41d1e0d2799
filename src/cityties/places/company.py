"""What the places of a text say of each other: they tend to lie in the same countries and regions."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from cityties.places.gazetteer import Holder
from cityties.records import Level

WEIGHED = 24
"""Candidates of a name that are weighed after the first look."""
COUNTRY_NEAR, REGION_NEAR, CELL_NEAR = 2.0, 1.8, 2.6
"""The most that company in the country, in the first-level division and within some 150 km adds."""
CELL_DEGREES = 1.0


@dataclass(slots=True)
class Weighed:
    """A candidate with the features found for it."""

    holder: Holder
    reasons: list[tuple[str, float]] = field(default_factory=list)
    score: float = 0.0

    def add(self, feature: str, weight: float) -> None:
        """Add a feature to the score."""
        self.reasons.append((feature, weight))
        self.score += weight


@dataclass(slots=True)
class Group:
    """All spots of one name in a text, which mean one place unless a spot says otherwise."""

    spots: list[int]
    weighed: list[Weighed]
    key: str = ""
    levels: tuple[Level, ...] = ()
    mass: float = 1.0
    """For how many names of a text it counts as company."""


def weigh_company(groups: list[Group]) -> None:
    """Places of one text tend to lie in the same countries and regions."""
    for group in groups:
        group.weighed.sort(key=lambda w: (-w.score, w.holder.id))
        del group.weighed[WEIGHED:]
    bonuses: list[dict[int, Company]] = [{} for _ in groups]
    for _round in range(2):
        shares = [shares_of(group, bonus) for group, bonus in zip(groups, bonuses, strict=True)]
        presence = [_presence(share, group.mass) for share, group in zip(shares, groups, strict=True)]
        total: dict[object, float] = defaultdict(float)
        for table in presence:
            for key, part in table.items():
                total[key] += part
        bonuses = [
            {holder.id: _company(holder, total, own) for holder, _part in share}
            for share, own in zip(shares, presence, strict=True)
        ]
    for group, bonus in zip(groups, bonuses, strict=True):
        for weighed in group.weighed:
            for feature, gain in zip(COMPANY, bonus[weighed.holder.id], strict=True):
                if gain > 0.1:
                    weighed.add(feature, gain)
        group.weighed.sort(key=lambda w: (-w.score, w.holder.id))


Company = tuple[float, float, float]
COMPANY = (
    "other places of the text in its country",
    "other places of the text in its region",
    "other places of the text near it",
)


def shares_of(group: Group, bonus: dict[int, Company]) -> list[tuple[Holder, float]]:
    """How much of a group each candidate holds now, between 0 and 1."""
    scores = [w.score + sum(bonus.get(w.holder.id, ())) for w in group.weighed]
    best = max(scores, default=0.0)
    powers = [math.exp(1.8 * (score - best)) for score in scores]
    total = sum(powers)
    return [(w.holder, power / total) for w, power in zip(group.weighed, powers, strict=True)]


def _presence(shares: list[tuple[Holder, float]], mass: float) -> dict[object, float]:
    """How much a name's candidates are present in each country, division and cell of the globe."""
    table: dict[object, float] = defaultdict(float)
    for holder, share in shares:
        part = mass * share
        if part < 0.01:
            continue
        table[holder.country] += part
        if holder.region is not None:
            table[holder.region] += part
        if holder.latitude is not None and holder.longitude is not None and holder.feature != "PCL":
            for cell in _cells(*_cell(holder.latitude, holder.longitude)):
                table[cell] += part
    return table


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    """The cell of the globe in which a spot lies."""
    return int(latitude // CELL_DEGREES), int(longitude // CELL_DEGREES)


@lru_cache(maxsize=4096)
def _cells(row: int, column: int) -> tuple[tuple[int, int], ...]:
    """A cell and its eight neighbours."""
    return tuple((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1))


def _company(holder: Holder, total: dict[object, float], own: dict[object, float]) -> Company:
    """What the other names of the text add to a candidate."""

    def others(key: object) -> float:
        mass = max(0.0, total.get(key, 0.0) - own.get(key, 0.0))
        return mass / (mass + 1.0)

    cell = None
    if holder.latitude is not None and holder.longitude is not None:
        cell = _cell(holder.latitude, holder.longitude)
    return (
        COUNTRY_NEAR * others(holder.country),
        REGION_NEAR * others(holder.region) if holder.region is not None else 0.0,
        CELL_NEAR * others(cell) if cell else 0.0,
    )
