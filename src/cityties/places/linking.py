"""Which place a name means: named features are added up for each candidate, close calls are left open."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from cityties.places.gazetteer import Gazetteer, Holder, trust_weight
from cityties.places.relations import Qualifier, lies_in, qualifiers
from cityties.places.spotting import Spot

MARGIN = 0.6
"""By how much the best candidate must lead; below it the mention stays ambiguous."""
LEAST = 2.6
"""The score a link needs: a village of some 400 people that nothing speaks for or against."""
WEIGHED = 24
"""Candidates of a name that are weighed after the first look."""
COUNTRY_NEAR, REGION_NEAR = 1.6, 2.4


@dataclass(slots=True)
class Weighed:
    """A candidate with the features found for it."""

    holder: Holder
    reasons: list[tuple[str, float]] = field(default_factory=list)
    score: float = 0.0

    def add(self, feature: str, weight: float) -> None:
        """Add a feature to the score."""
        self.reasons.append((feature, round(weight, 2)))
        self.score += weight


@dataclass(slots=True)
class Group:
    """All spots of one name in a text, which mean one place unless a spot says otherwise."""

    spots: list[int]
    weighed: list[Weighed]


@dataclass(slots=True)
class Verdict:
    """The candidates of one spot, best first, and whether the best is certain enough."""

    weighed: list[Weighed]
    linked: bool
    reason: str | None


def link(spots: list[Spot], text: str, gazetteer: Gazetteer) -> list[Verdict]:
    """One verdict for each spot."""
    told = qualifiers(spots, text)
    groups = _groups(spots)
    _weigh_names(groups, spots)
    _weigh_qualifiers(groups, spots, told, gazetteer)
    _weigh_company(groups)
    group_of = {number: group for group in groups for number in group.spots}
    own = defaultdict(list)
    for qualifier in told:
        own[qualifier.spot].append(qualifier)
    return [_verdict(spots[n], group_of[n], own[n], spots, group_of, gazetteer) for n in range(len(spots))]


def _groups(spots: list[Spot]) -> list[Group]:
    by_key: dict[tuple[str, str], Group] = {}
    for number, spot in enumerate(spots):
        kind = "adjective" if spot.kind == "adjective" else "name"
        group = by_key.get((kind, spot.key))
        if group is None:
            group = Group([], [Weighed(holder) for holder in spot.holders])
            by_key[(kind, spot.key)] = group
        group.spots.append(number)
    return list(by_key.values())


def _weigh_names(groups: list[Group], spots: list[Spot]) -> None:
    for group in groups:
        levels = {levels for levels in (spots[n].levels for n in group.spots)}
        for weighed in group.weighed:
            holder = weighed.holder
            weighed.add("size and rank of the place", holder.prior)
            if holder.trust < 3:
                weighed.add("name less used for it", trust_weight(holder.trust))
            if len(levels) == 1:
                fit = level_fit(holder, next(iter(levels)))
                if fit:
                    weighed.add("level word beside the name", fit)


def level_fit(holder: Holder, levels: tuple[str, ...]) -> float:
    """What a level word says about a candidate: the usual level, a possible one, or another."""
    if not levels:
        return 0.0
    if holder.level == levels[0]:
        return 3.0
    if holder.level in levels:
        return 1.5
    city_like = levels[0] in ("city", "town", "village") and holder.level in ("city", "town", "village", "county_level_city")
    return 1.0 if city_like else -3.0


def _weigh_qualifiers(groups: list[Group], spots: list[Spot], told: list[Qualifier], gazetteer: Gazetteer) -> None:
    """A place told to lie in another gains where it does, and so does the outer place."""
    group_of = {number: group for group in groups for number in group.spots}
    gains: dict[int, dict[int, float]] = defaultdict(dict)
    losses: dict[int, dict[int, float]] = defaultdict(dict)
    for qualifier in told:
        inner, outer = group_of[qualifier.spot], group_of[qualifier.by]
        if inner is outer:
            continue
        for candidate, gain in _fits(inner, outer, qualifier.weight, gazetteer):
            table = gains[id(inner)] if gain > 0 else losses[id(inner)]
            table[candidate] = max(table.get(candidate, gain), gain) if gain > 0 else gain
        for candidate, gain in _fits_outer(inner, outer, qualifier.weight, gazetteer):
            gains[id(outer)][candidate] = max(gains[id(outer)].get(candidate, 0.0), gain)
    for group in groups:
        for weighed in group.weighed:
            gain = gains[id(group)].get(weighed.holder.id, 0.0)
            loss = losses[id(group)].get(weighed.holder.id, 0.0)
            if gain:
                weighed.add("the text says what it lies in", gain)
            elif loss:
                weighed.add("the text names another region for it", loss)


def _fits(inner: Group, outer: Group, weight: float, gazetteer: Gazetteer) -> list[tuple[int, float]]:
    """What each inner candidate gains; those outside lose where one candidate fits a plain qualifier."""
    outers = [w.holder for w in outer.weighed[:8]]
    fitting = {
        w.holder.id for w in inner.weighed if any(lies_in(w.holder, holder, gazetteer) for holder in outers)
    }
    if not fitting:
        return []
    return [(w.holder.id, weight if w.holder.id in fitting else -1.0) for w in inner.weighed]


def _fits_outer(inner: Group, outer: Group, weight: float, gazetteer: Gazetteer) -> list[tuple[int, float]]:
    found = []
    for weighed in outer.weighed[:8]:
        inside = [w.holder.prior for w in inner.weighed if lies_in(w.holder, weighed.holder, gazetteer)]
        if inside:
            found.append((weighed.holder.id, weight / 2 + max(inside) / 3))
    return found


def _weigh_company(groups: list[Group]) -> None:
    """Places of one text tend to lie in the same countries and regions."""
    for group in groups:
        group.weighed.sort(key=lambda w: (-w.score, w.holder.id))
        del group.weighed[WEIGHED:]
    bonuses: list[dict[int, tuple[float, float]]] = []
    for _round in range(2):
        shares = [_shares(group, bonuses[i] if bonuses else {}) for i, group in enumerate(groups)]
        countries, regions = _masses(groups, shares)
        bonuses = [_company(group, share, countries, regions) for group, share in zip(groups, shares, strict=True)]
    for group, bonus in zip(groups, bonuses, strict=True):
        for weighed in group.weighed:
            country, region = bonus[weighed.holder.id]
            if country > 0.1:
                weighed.add("other places of the text in its country", country)
            if region > 0.1:
                weighed.add("other places of the text in its region", region)
        group.weighed.sort(key=lambda w: (-w.score, w.holder.id))


def _shares(group: Group, bonus: dict[int, tuple[float, float]]) -> list[tuple[Holder, float]]:
    """How much of a group each candidate holds now, between 0 and 1."""
    scores = [w.score + sum(bonus.get(w.holder.id, (0.0, 0.0))) for w in group.weighed]
    best = max(scores, default=0.0)
    powers = [math.exp(1.8 * (score - best)) for score in scores]
    total = sum(powers)
    return [(w.holder, power / total) for w, power in zip(group.weighed, powers, strict=True)]


def _masses(
    groups: list[Group], shares: list[list[tuple[Holder, float]]]
) -> tuple[dict[str, float], dict[int | None, float]]:
    countries: dict[str, float] = defaultdict(float)
    regions: dict[int | None, float] = defaultdict(float)
    for share in shares:
        for holder, part in share:
            countries[holder.country] += part
            regions[holder.region] += part
    return countries, regions


def _company(
    group: Group, share: list[tuple[Holder, float]], countries: dict[str, float], regions: dict[int | None, float]
) -> dict[int, tuple[float, float]]:
    own_countries: dict[str, float] = defaultdict(float)
    own_regions: dict[int | None, float] = defaultdict(float)
    for holder, part in share:
        own_countries[holder.country] += part
        own_regions[holder.region] += part
    bonus = {}
    for holder, _part in share:
        in_country = countries[holder.country] - own_countries[holder.country]
        in_region = regions[holder.region] - own_regions[holder.region] if holder.region is not None else 0.0
        bonus[holder.id] = (
            COUNTRY_NEAR * in_country / (in_country + 1.0),
            REGION_NEAR * in_region / (in_region + 1.0),
        )
    return bonus


def _verdict(
    spot: Spot, group: Group, told: list[Qualifier], spots: list[Spot], group_of: dict[int, Group], gazetteer: Gazetteer
) -> Verdict:
    """Decide one spot: its group's scores, with the level word and the qualifier that stand at this spot."""
    weighed = [Weighed(w.holder, list(w.reasons), w.score) for w in group.weighed]
    mixed = len({spots[n].levels for n in group.spots}) > 1
    for candidate in weighed:
        if mixed and level_fit(candidate.holder, spot.levels):
            candidate.add("level word beside the name", level_fit(candidate.holder, spot.levels))
        if spot.doubt:
            candidate.add("; ".join(spot.doubts), -spot.doubt)
    weighed.sort(key=lambda w: (-w.score, w.holder.id))
    best = weighed[0]
    if spot.kind == "adjective":
        return Verdict(weighed, linked=True, reason=None)
    if best.score < LEAST:
        return Verdict(weighed, linked=False, reason="unknown: nothing speaks for any place of this name")
    if len(weighed) > 1 and best.score - weighed[1].score < MARGIN and not _same(best.holder, weighed[1].holder):
        return Verdict(weighed, linked=False, reason="ambiguous: two or more places fit about as well")
    return Verdict(weighed, linked=True, reason=None)


def _same(one: Holder, other: Holder) -> bool:
    """Whether two entries are the city and the division that is little else than it."""
    near = abs((one.latitude or 0) - (other.latitude or 0)) + abs((one.longitude or 0) - (other.longitude or 0)) < 0.3
    return near and one.country == other.country and one.latitude is not None
