"""Looking a name up: its likeliest bearers, in a country or in a town, or nearly so called."""

from __future__ import annotations

import re
from functools import cache
from math import cos, hypot, log10, radians
from typing import TYPE_CHECKING, NamedTuple

from cityties.places.folding import LAST_ALPHABETIC, fold
from cityties.places.guessing import guesses, halves, longer, seats, words
from cityties.places.levels import bare, level_in, municipal
from cityties.places.sources.tables import document
from cityties.records import Level

if TYPE_CHECKING:
    from cityties.places.gazetteer import Gazetteer, Holder

STEM_COST = 0.5
"""For a name without its level word: "Kofu City" means a place called Kofu City, if there is one."""
OTHER_LEVEL = -1.5
"""For a place of another level than the word that was asked for: Zhongshan County is not Zhongshan."""
SPELT_ALIKE, FOLDED_ALIKE = 0.6, 0.3
"""For a place whose main name is the one that was asked for, with its accents or without (Löhne, Lohne)."""
UNASKED_DIVISION = -0.3
"""For a division where no level word asks for one: Frederick is the city before it is the county.  (A name in
Han characters tells its level: 海盐县.)"""
COUNTY_LEVEL_CITY = 5.4
"""The least prior of a Chinese county-level city, where GeoNames tells few people: it has half a million,
of whom the town that is its seat, and that a text means as often, has a part."""
MUNICIPALITY = 0.3
"""Instead, for each tenfold people of a division that is a municipality (``municipal`` in levels.yml): who
looks Benito Juárez up means the municipality of 900,000 rather than a village of that name."""
SEAT = 0.4
"""For a municipality's seat: who looks a name up means the municipality before a hamlet."""
UNCOUNTED_SEAT = 0.5
"""More, where nobody counted its people: Mamak of Ankara is no hamlet of the three hundred of its prior."""
LEAST_PEOPLE = 300
"""Of a place of which none are told, as in its prior."""
PART_OF_CITY_KM = 35
"""How far from a city's centre a part of it, or a village of its municipality, may lie."""


SEATS = ("PPLA2", "PPLA3")
OUTWEIGHS = 3
"""How many times the people of a town elsewhere a state has, to be meant by their name."""
COMMAS = str.maketrans("ŞşŢţ", "ȘșȚț")
"""Romanian letters as they are and as fonts once lacked them."""
BESIDE_KM, PAIRED = 20, 50
"""How near two places lie that one municipality is called after; how many bearers of either are tried."""
OUTERS, NEAREST_OUTERS = 20, 3
"""How many bearers of an outer name may hold a place, and how many it may lie near."""


class Wanted(NamedTuple):
    """A name as somebody wrote it: its own part, and what it is said to lie in."""

    own: str
    outer: str
    in_a_town: bool
    """Whether the outer part is a town that it belongs to: "Donaustadt (Vienna)", not "Paris, Texas"."""


def parted(name: str) -> Wanted:
    """A name and what it lies in: "Paris, Texas", "Donaustadt (Vienna)", "Vienna 22 – Donaustadt"."""
    outer, dash, own = name.partition(" – ")
    if dash and own and "(" not in name:
        return Wanted(own, re.sub(r"\s*[\dIVXL]+$", "", outer), True)
    bracketed = re.match(r"^(.+?) ?\(([^()]+)\)$", name)
    if bracketed:
        own, outer = bracketed.groups()
        if fold(outer) in words("levels"):
            return Wanted(f"{own} {outer}", "", False)
        return Wanted(own, re.sub(r"\s*\d+$", "", outer), True)
    own, _, outer = name.partition(",")
    return Wanted(own, outer.strip(), False) if own else Wanted(name, "", False)


def look_up(gazetteer: Gazetteer, name: str, country: str | None = None) -> list[Holder]:
    """The bearers of a name and of the name without its level word, best first."""
    wanted = parted(name)
    levels = level_in(wanted.own)
    keys = {fold(wanted.own): 0.0}
    keys.setdefault(bare(wanted.own), STEM_COST)
    if levels and len(keys) > 1 and "city" not in levels[:1]:
        keys.update((key, cost) for key, cost in seats(gazetteer.trie, fold(wanted.own)) if key not in keys)
    ordered = _ordered(gazetteer, wanted.own, keys, levels, country)
    return _inside(gazetteer, ordered, wanted, country) if wanted.outer and ordered else ordered


def guess(gazetteer: Gazetteer, name: str, country: str | None = None) -> list[Holder]:
    """Places that may be meant by a name that none bears; last the town that it is said to be a part of."""
    wanted = parted(name)
    ordered = _ordered(gazetteer, wanted.own, guesses(gazetteer.trie, wanted.own), (), country)
    if wanted.outer:
        return _inside(gazetteer, ordered, wanted, country, guessed=True)
    together = _together(gazetteer, wanted.own, country)
    return together + [holder for holder in ordered if holder not in together]


def _together(gazetteer: Gazetteer, own: str, country: str | None) -> list[Holder]:
    """Places of two names in one that lie beside each other: Montreuil-Juigné, Willingham by Stow."""
    for one, other in halves(own):
        ones, others = (_bearers(gazetteer, half, country) for half in (one, other))
        beside = [h for h in ones if any(_lies_by(h, o) for o in others if o.id != h.id)]
        if beside:
            return beside[:1]
    return []


def _bearers(gazetteer: Gazetteer, half: str, country: str | None) -> list[Holder]:
    keys = dict(longer(gazetteer.trie, fold(half))) | {fold(half): 0.0}
    return _ordered(gazetteer, half, keys, (), country)[:PAIRED]


def _lies_by(one: Holder, other: Holder) -> bool:
    """Whether a place lies in a region, or beside a town."""
    return one.region == other.id if other.feature == "ADM1" else _near(one, other, BESIDE_KM)


def _ordered(
    gazetteer: Gazetteer, own: str, keys: dict[str, float], levels: tuple[Level, ...], country: str | None
) -> list[Holder]:
    """The holders of the keys, which cost something each, the likeliest first."""
    found: dict[int, tuple[float, Holder]] = {}
    for key, cost in keys.items():
        for holder in gazetteer.bearers(key):
            score = _known(holder) + trust_weight(holder.trust) - cost + level_bonus(holder.level, levels)
            score += _alike(holder, own, key)
            if levels and cost and holder.level not in levels:
                score += OTHER_LEVEL
            if not levels and key < LAST_ALPHABETIC:
                score += _unasked(holder)
            if holder.id not in found or found[holder.id][0] < score:
                found[holder.id] = (score, holder)
    ordered = [holder for _, holder in sorted(found.values(), key=lambda f: (-f[0], f[1].id))]
    ordered = _of_country(ordered, country.upper()) if country else ordered
    return ordered if levels else _namesakes_last(ordered)


def _namesakes_last(ordered: list[Holder]) -> list[Holder]:
    """A state, or its capital of that name, before a town elsewhere: Delaware is not the one in Ohio."""
    if ordered and not ordered[0].feature.startswith(("PPLC", "PCL", "ADM")):
        town = ordered[0]
        for state in (h for h in ordered[1:] if h.feature == "ADM1" and h.trust > 1):
            elsewhere = state.country == town.country and state.id != town.region
            if elsewhere and state.population > OUTWEIGHS * town.population:
                capital = (h for h in ordered if h.region == state.id and h.feature in ("PPLA", "PPLC"))
                first = next(capital, state)
                return [first, *(holder for holder in ordered if holder is not first)]
    return ordered


def _known(holder: Holder) -> float:
    """A place's prior, or what is known of its kind."""
    return max(holder.prior, COUNTY_LEVEL_CITY if holder.level == "county_level_city" else 0.0)


def _unasked(holder: Holder) -> float:
    """What a division's score gains or loses where no level word asks for one."""
    if not holder.feature.startswith("ADM"):
        return 0.0
    if holder.feature == "ADM2" and holder.country in municipal():
        return MUNICIPALITY * log10(max(holder.population, LEAST_PEOPLE))
    return UNASKED_DIVISION


def _alike(holder: Holder, own: str, key: str) -> float:
    """How much nearer a place is for its main name being the one asked for, but for words of its level."""
    if fold(holder.name) != key and (bare(holder.name) != key or holder.feature == "ADM1"):
        return 0.0
    spelt = own.translate(COMMAS) in holder.name.translate(COMMAS)
    if not spelt and not own.isascii() and holder.name.isascii():
        return 0.0  # who writes Håbo does not mean Habo
    alike = SPELT_ALIKE if spelt else FOLDED_ALIKE
    if holder.feature not in SEATS:
        return alike
    return alike + SEAT + (0.0 if holder.population else UNCOUNTED_SEAT)


def _of_country(holders: list[Holder], country: str) -> list[Holder]:
    """Those in a country; if there are none, those in its territories."""
    own = [holder for holder in holders if holder.country == country]
    return own or [holder for holder in holders if holder.country in territories(country)]


@cache
def territories(country: str) -> frozenset[str]:
    """The codes of territories that are part of a country or depend on it: FR → RE, GP and others."""
    return frozenset(document("territories.yml")["of"].get(country, ()))


def _inside(
    gazetteer: Gazetteer, holders: list[Holder], wanted: Wanted, country: str | None, *, guessed: bool = False
) -> list[Holder]:
    """Those that lie in what the name says, if any do; for a part of a town also the town."""
    outers = look_up(gazetteer, wanted.outer, country)[:OUTERS]
    regions = [outer for outer in outers if outer.feature != "PCL"]  # Mexico City first, then Mexico
    inside = _within(gazetteer, holders, regions) or _within(gazetteer, holders, outers)
    if not wanted.in_a_town:
        return inside or _about(holders, regions) or holders
    near = [h for h in holders if any(_near(h, outer) for outer in outers[:NEAREST_OUTERS])]
    inside += [h for h in near if h not in inside]
    rest = [h for h in holders if h not in inside]
    if guessed:
        return [*outers, *inside, *rest]  # a part of the town that is not known is in the town, for certain
    if rest and outers and rest[0].prior > outers[0].prior + trust_weight(outers[0].trust):
        return [*inside, *rest, *outers]  # "Lingen (Ems)": the brackets hold no town that it is a part of
    return [*inside, *outers, *rest]


def _within(gazetteer: Gazetteer, holders: list[Holder], outers: list[Holder]) -> list[Holder]:
    ids = {outer.id for outer in outers}
    return [holder for holder in holders if ids.intersection(gazetteer.place(holder.id).within)]


def _about(holders: list[Holder], regions: list[Holder]) -> list[Holder]:
    """Those about a county's middle, where nobody tells which towns lie in it: St Ives, Cambridgeshire."""
    counties = [region for region in regions[:NEAREST_OUTERS] if region.feature == "ADM2"]
    about = [h for h in holders if any(_near(h, county) for county in counties)]
    return about + [h for h in holders if h not in about] if about else []


def _near(one: Holder, other: Holder, most: float = PART_OF_CITY_KM) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * hypot(one.latitude - other.latitude, east) <= most


def trust_weight(trust: int) -> float:
    """An untagged alias means its place less often than a main name does."""
    return {3: 0.0, 2: -0.3}.get(trust, -1.5)


def level_bonus(level: Level, wanted: tuple[Level, ...]) -> float:
    """What a level word in a name says about a place's level."""
    if not wanted:
        return 0.0
    return 4.0 if level == wanted[0] else 2.0 if level in wanted else 0.0
