"""Which place a name means: named features are added up for each candidate, close calls are left open."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from cityties.places.addresses import named_in
from cityties.places.company import COMPANY, Group, Weighed, shares_of, weigh_company
from cityties.places.entries import ALIAS, MAIN
from cityties.places.folding import fold
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.lookup import trust_weight
from cityties.places.relations import Qualifier, lies_in, qualifiers
from cityties.places.spotting import Spot

FULL_NAME = 4.0
"""What a candidate gains whose full name stands in the text beside the short one."""
MARGIN = 0.4
"""By how much the best candidate must lead; below it the mention stays ambiguous."""
FAR_BETTER_KNOWN = 1.25
"""By how much larger (about log10 of people) the better known of two that fit about as well is meant."""
OWN_NAME = 3.4
"""The prior of a place whose own name a text more likely means than another's alias: Hiroshima's."""
ANOTHERS = 1.5
"""What an alias loses where it is the own name of a well-known place."""
CITY_FIRST = 0.8
"""By how much a division must lead the city of its name within it, to be meant by the bare name."""
LEAST = 2.6
"""The score a link needs: a village of some 400 people that nothing speaks for or against."""
HERE = 1.5
"""How much more a spot's own words count for it than what is told of the name elsewhere in the text."""
LEAST_ALONE, SHORT = 1.5, 4
"""The score that a place needs whose own name nobody shares, and the letters of a name that is too short."""
LEAST_LONE, LEAST_LONE_ALONE = 5.0, 4.3
"""The prior that a place needs for which only that speaks: of a town of 20,000 people, or of 4,000 if nobody
shares its name."""
OUTSIDE = -3.0
"""What a place loses that lies in the country that the text tells for it, but not in the region."""
SIZE = "size and rank of the place"
JOINED = (" and ", " & ", " with ")
"""Between two names of which one shows the other to be a place: "Parkes and Kofu"."""
ELSEWHERE = 2.0
"""What a place loses for a bare name beside which the sentence names it with what it lies in."""
ADDRESS = 3.0
"""For how many names of the text one counts that the page's address names."""
SPELT, SPELT_WITH_ACCENTS = 0.3, 0.6
"""What a place gains whose main name is the one in the text, with its accents or without: Löhne, Lohne."""
_STOP = re.compile(r"[.!?]\s|\n|[。！？]")
"""What ends the sentence in which a name is told."""


@dataclass(slots=True)
class Verdict:
    """The candidates of one spot, best first, and whether the best is certain enough."""

    weighed: list[Weighed]
    linked: bool
    reason: str | None


def link(spots: list[Spot], text: str, gazetteer: Gazetteer, address: str | None = None) -> list[Verdict]:
    """One verdict for each spot; the address of the page names places too, which keep company with them."""
    told = qualifiers(spots, text)
    groups = _groups(spots)
    _weigh_names(groups, spots, text)
    _weigh_full_names(groups)
    others = [q for q in told if _told_bare(q, told, spots, text)]
    _weigh_qualifiers(groups, [q for q in told if q not in others], gazetteer)
    around = named_in(address, (group.key for group in groups), gazetteer) if address else ()
    weigh_company([*groups, *(Group([], [Weighed(h) for h in hs], key, mass=ADDRESS) for key, hs in around)])
    group_of = {number: group for group in groups for number in group.spots}
    here = _gains_here(told, group_of, gazetteer)
    _lose_elsewhere(here, others, told, group_of, gazetteer)
    for one, other in pairwise(spots):
        if text[one.end : other.start] in JOINED:
            for spot in (one, other):
                spot.located |= spot.holders[0].trust > ALIAS
    return [_verdict(spot, group_of[n], here.get(n, {}), spots) for n, spot in enumerate(spots)]


def _gains_here(
    told: list[Qualifier], group_of: dict[int, Group], gazetteer: Gazetteer
) -> dict[int, dict[int, float]]:
    """What candidates gain at one of several spots of a name: "Tbilisi, Georgia", "Atlanta, Georgia"."""
    gains: dict[int, dict[int, float]] = {}
    for qualifier in told:
        inner, outer = group_of[qualifier.spot], group_of[qualifier.by]
        if inner is outer:
            continue
        if len(inner.spots) > 1:
            fits = {i: HERE * g for i, g in _fits(inner, outer, qualifier.weight, gazetteer) if g > 0}
            gains.setdefault(qualifier.spot, {}).update(fits)
        if len(outer.spots) > 1:
            gains.setdefault(qualifier.by, {}).update(_fits_outer(inner, outer, qualifier.weight, gazetteer))
    return gains


def _lose_elsewhere(
    gains: dict[int, dict[int, float]],
    others: list[Qualifier],
    told: list[Qualifier],
    group_of: dict[int, Group],
    gazetteer: Gazetteer,
) -> None:
    """What a bare name loses where its sentence tells of another place of that name."""
    placed = {q.spot for q in told}
    for qualifier in others:
        inner, outer = group_of[qualifier.spot], group_of[qualifier.by]
        fits = {i: -ELSEWHERE for i, g in _fits(inner, outer, qualifier.weight, gazetteer) if g > 0}
        for number in inner.spots:
            if number not in placed:
                gains.setdefault(number, {}).update(fits)


def _groups(spots: list[Spot]) -> list[Group]:
    """The spots by their names; 石岡市 and 石岡区, which no place bears both, are two names."""
    by_key: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for number, spot in enumerate(spots):
        kind = "adjective" if spot.kind == "adjective" else "name"
        borne = {holder.id for holder in spot.holders}
        named = by_key[(kind, spot.key)]
        group = next(
            (
                g
                for g in named
                if spot.levels in ((), g.levels)
                or not g.levels
                or any(w.holder.id in borne for w in g.weighed)
            ),
            None,
        )
        if group is None:
            group = Group([], [Weighed(holder) for holder in spot.holders], spot.key, spot.levels)
            named.append(group)
        if not any(w.holder.id in borne for w in group.weighed):
            group.weighed += [Weighed(holder) for holder in spot.holders]
        group.spots.append(number)
    return [group for named in by_key.values() for group in named]


def _weigh_names(groups: list[Group], spots: list[Spot], text: str) -> None:
    for group in groups:
        spelt = text[spots[group.spots[0]].start : spots[group.spots[0]].end]
        otherwise = any(_is_spelt_otherwise(w.holder, spelt, group.key) for w in group.weighed)
        levels = {spots[n].levels for n in group.spots}
        owned = any(_is_own(w.holder) and w.holder.prior >= OWN_NAME for w in group.weighed)
        for weighed in group.weighed:
            holder = weighed.holder
            weighed.add(SIZE, holder.prior)
            if holder.trust < 3:
                weighed.add("name less used for it", trust_weight(holder.trust))
                if owned and holder.trust < 2:
                    weighed.add("the name is another's own", -ANOTHERS)
            if otherwise and spelt.startswith(holder.name):
                weighed.add("its name is spelt so", SPELT if spelt.isascii() else SPELT_WITH_ACCENTS)
            if len(levels) == 1:
                fit = level_fit(holder, next(iter(levels)))
                if fit:
                    weighed.add("level word beside the name", fit)


def _is_own(holder: Holder) -> bool:
    """Whether a name is a place's main one, or a province's without that word: Hatay, not Antakya."""
    return holder.trust == MAIN or (holder.trust > ALIAS and holder.feature == "ADM1")


def _is_spelt_otherwise(holder: Holder, spelt: str, key: str) -> bool:
    """Whether a place bears the name, but with other accents: Lohne for "Löhne"."""
    return holder.trust == MAIN and fold(holder.name) == key and not spelt.startswith(holder.name)


def _weigh_full_names(groups: list[Group]) -> None:
    """A short name gains where the text has the full one: "Rostov" after "Rostov-on-Don", "Lynn"."""
    full: dict[int, list[str]] = defaultdict(list)
    for group in groups:
        if group.weighed[0].holder.trust > ALIAS:
            full[group.weighed[0].holder.id].append(group.key)
    for group in groups:
        if group.weighed[0].holder.feature == "PCL":
            continue  # "Mexico" beside "Mexico City" stays the country
        for weighed in group.weighed:
            keys = full.get(weighed.holder.id, ())
            longer = any(_is_shortened(group.key, key) for key in keys)
            if longer and weighed.holder.feature not in ("ADM1", "ADM2"):
                weighed.add("the text has its full name", FULL_NAME)


def _is_shortened(short: str, full: str) -> bool:
    """Whether a name is the start or the end of another: "Rostov" of Rostov-on-Don, "Lynn" of King's Lynn."""
    return full.startswith(f"{short} ") or full.endswith(f" {short}")


def level_fit(holder: Holder, levels: tuple[str, ...]) -> float:
    """What a level word says about a candidate: the usual level, a possible one, or another."""
    if not levels:
        return 0.0
    if holder.level == levels[0]:
        return 3.0
    if holder.level in levels:
        return 1.5
    city_like = levels[0] in ("city", "town", "village") and holder.level in (
        "city",
        "town",
        "village",
        "county_level_city",
    )
    return 1.0 if city_like else -3.0


def _told_bare(qualifier: Qualifier, told: list[Qualifier], spots: list[Spot], text: str) -> bool:
    """Whether a sentence has the name without a region before, and so of another place.

    As in "the sisters of San Jose are San Jose, Costa Rica, and Tainan".
    """
    spot = spots[qualifier.spot]
    if qualifier.by < qualifier.spot or not spot.key.isascii():
        return False
    for number in range(qualifier.spot - 1, -1, -1):
        other = spots[number]
        if _STOP.search(text, other.end, spot.start):
            break
        if other.key == spot.key:
            return all(q.spot != number for q in told)
    return False


def _weigh_qualifiers(groups: list[Group], told: list[Qualifier], gazetteer: Gazetteer) -> None:
    """A place told to lie in another gains where it does, and so does the outer place."""
    group_of = {number: group for group in groups for number in group.spots}
    gains: dict[int, dict[int, float]] = defaultdict(dict)
    losses: dict[int, dict[int, float]] = defaultdict(dict)
    for qualifier in told:
        inner, outer = group_of[qualifier.spot], group_of[qualifier.by]
        if inner is outer:
            continue
        fits = _fits(inner, outer, qualifier.weight, gazetteer)
        if _told_otherwise(fits, gains[id(inner)]):
            continue  # "Boston … its twin Boston, England": what was told first is the page's sense
        for candidate, gain in fits:
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
            if loss:
                weighed.add("the text names another region for it", OUTSIDE if gain else loss)


def _told_otherwise(fits: list[tuple[int, float]], told: dict[int, float]) -> bool:
    """Whether the text told before, and as plainly, that a name's place lies elsewhere."""
    now = {candidate: gain for candidate, gain in fits if gain > 0}
    return bool(now and told) and not now.keys() & told.keys() and max(told.values()) >= max(now.values()) - 1


def _fits(inner: Group, outer: Group, weight: float, gazetteer: Gazetteer) -> list[tuple[int, float]]:
    """What each inner candidate gains; those outside lose where one candidate fits."""
    outers = [(holder, part) for holder, part in shares_of(outer, {})[:8] if part > 0.01]
    fitting: dict[int, float] = {}
    nation = inner.weighed[0].holder.feature == "PCL"
    for weighed in inner.weighed:
        if nation and weighed.holder.feature != "ADM1":
            continue
        part = max(
            (part for holder, part in outers if lies_in(weighed.holder, holder, gazetteer)), default=0.0
        )
        if part:
            fitting[weighed.holder.id] = weight * part**0.3 * (1.0 if weighed.holder.trust > 1 else 0.6)
    if not fitting:
        return []
    return [(w.holder.id, fitting.get(w.holder.id, -1.0)) for w in inner.weighed]


def _fits_outer(inner: Group, outer: Group, weight: float, gazetteer: Gazetteer) -> list[tuple[int, float]]:
    shares = shares_of(inner, {})
    found = []
    for weighed in outer.weighed[:8]:
        inside = sum(part for holder, part in shares if lies_in(holder, weighed.holder, gazetteer))
        if inside:
            found.append((weighed.holder.id, weight / 2 * inside**0.5))
    return found


def _verdict(
    spot: Spot,
    group: Group,
    here: dict[int, float],
    spots: list[Spot],
) -> Verdict:
    """Decide one spot: its group's scores, with the level word and the qualifier that stand at this spot."""
    weighed = [Weighed(w.holder, list(w.reasons), w.score) for w in group.weighed]
    mixed = len({spots[n].levels for n in group.spots}) > 1
    located = any(spots[n].located for n in group.spots)
    for candidate in weighed:
        if mixed and level_fit(candidate.holder, spot.levels):
            candidate.add("level word beside the name", level_fit(candidate.holder, spot.levels))
        if candidate.holder.id in here:
            candidate.add("the text says here what it lies in", here[candidate.holder.id])
        if spot.doubt:
            candidate.add("; ".join(spot.doubts), -spot.doubt)
    weighed.sort(key=lambda w: (-w.score, w.holder.id))
    if not spot.levels:
        _prefer_city(weighed)
    best = weighed[0]
    if spot.kind == "adjective":
        return Verdict(weighed, linked=True, reason=None)
    if not _speaks_enough(weighed, spot, located=located):
        return Verdict(weighed, linked=False, reason="unknown: nothing speaks for any place of this name")
    # Chittagong, once called so, is no rival of Islamabad for its own name.
    rivals = (w for w in weighed[1:] if not _same(best.holder, w.holder))
    rival = next((w for w in rivals if w.holder.trust >= best.holder.trust), None)
    if rival is not None and best.score - rival.score < MARGIN and not _is_state_told(best, rival):
        lesser, known = sorted((rival, best), key=lambda w: w.holder.prior)
        if known.holder.prior - lesser.holder.prior <= FAR_BETTER_KNOWN:
            return Verdict(weighed, linked=False, reason="ambiguous: two or more places fit about as well")
        weighed.remove(known)
        weighed.insert(0, known)
    return Verdict(weighed, linked=True, reason=None)


def _is_state_told(best: Weighed, rival: Weighed) -> bool:
    """Whether a text has places of a state, and none of the country of its name: Georgia of Savannah."""
    told = best.holder.feature == "ADM1" and any(feature == COMPANY[1] for feature, _ in best.reasons)
    return told and rival.holder.feature == "PCL" and _is_lone(rival)


def _speaks_enough(weighed: list[Weighed], spot: Spot, *, located: bool) -> bool:
    """Whether enough speaks for the best: for a place that nothing but its size does, its size."""
    best, alone = weighed[0], _is_alone(weighed, spot)
    if not located and _is_lone(best) and best.holder.prior < (LEAST_LONE_ALONE if alone else LEAST_LONE):
        return False
    return best.score >= (LEAST_ALONE if alone else LEAST)


def _is_lone(best: Weighed) -> bool:
    """Whether only its size speaks for a place: no region, level word or other place of the text does."""
    return all(feature == SIZE or weight <= SPELT_WITH_ACCENTS for feature, weight in best.reasons)


def _is_alone(weighed: list[Weighed], spot: Spot) -> bool:
    """Whether a name is the own name of one place only, and nothing speaks against its being one."""
    sure = all(w.holder.trust > ALIAS for w in weighed[:1]) and not spot.doubt and len(spot.key) > SHORT
    return sure and all(_same(weighed[0].holder, w.holder) for w in weighed[1:])


def _prefer_city(weighed: list[Weighed]) -> None:
    """A bare name that a city and the division around it share means the city, if both fit about as well."""
    best = weighed[0]
    for place, other in enumerate(weighed[1:4], 1):
        inside = other.holder.region == best.holder.id and best.holder.feature == "ADM1"
        inside = inside and other.holder.trust >= min(best.holder.trust, 2)
        inside = inside and other.holder.prior > best.holder.prior - CITY_FIRST
        if inside and best.score - other.score < CITY_FIRST:
            weighed.insert(0, weighed.pop(place))
            return


def _same(one: Holder, other: Holder) -> bool:
    """Whether two entries are a city and the division of its name around it."""
    if one.region == other.id or other.region == one.id:
        return True
    apart = abs((one.latitude or 0) - (other.latitude or 0)) + abs(
        (one.longitude or 0) - (other.longitude or 0)
    )
    near = apart < (0.5 if one.region == other.region and one.name == other.name else 0.3)
    return near and one.country == other.country and one.latitude is not None
