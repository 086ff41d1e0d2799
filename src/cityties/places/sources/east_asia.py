"""Korea's, Japan's and Taiwan's cities, counties and districts, from tables of their own."""

from __future__ import annotations

import re

from cityties.places.entries import KNOWN, MAIN, Entries, Entry
from cityties.places.levels import bare
from cityties.places.sources.divisions import roughly_km
from cityties.places.sources.tables import rows
from cityties.records import Level

SEAT_KM = {"si": 30.0, "gun": 30.0, "gu": 6.0}
"""How near GeoNames' populated place of the same name lies if it is the unit's seat."""
KOREAN_LEVELS: dict[str, Level] = {"si": "city", "gun": "county", "gu": "district"}
PEOPLE = {"si": 150_000, "gun": 40_000, "gu": 300_000}
"""The middle population of Korean units, for those of which GeoNames tells none."""


def korea(cities: Entries) -> Entries:
    """Give GeoNames' Korean places their level and names; add the units that it lacks."""
    by_name: dict[str, list[Entry]] = {}
    for city in cities.values():
        if city.country == "KR":
            for name in {bare(n) for n in (city.name, *city.aliases)}:
                by_name.setdefault(name, []).append(city)
    fresh: Entries = {}
    for row in rows("korea.tsv"):
        kind, name = row["kind"], row["name"]
        entry = _korean_seat(row, by_name) if kind != "gu" else None
        if entry is None:
            entry = Entry(
                id=int(row["id"]),
                name=name if kind != "gu" else f"{name}-gu",
                country="KR",
                admin1=row["admin1"],
                level=KOREAN_LEVELS[kind],
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                population=PEOPLE[kind],
                feature="ADM2" if kind == "gu" else "PPLA2",
            )
            fresh[entry.id] = entry
        entry.level = KOREAN_LEVELS[kind]
        entry.population = max(entry.population, PEOPLE[kind] // 2)
        if kind != "gu" or len(name) > 4:
            entry.also(name, MAIN)
        entry.also(f"{name}-{kind}", MAIN)
        _name_in_scripts(entry, row)
    return fresh


def _korean_seat(row: dict[str, str], by_name: dict[str, list[Entry]]) -> Entry | None:
    spot = (float(row["latitude"]), float(row["longitude"]))
    near = [
        city
        for city in by_name.get(row["name"].lower(), ())
        if roughly_km(spot, (city.latitude or 0.0, city.longitude or 0.0)) < SEAT_KM[row["kind"]]
    ]
    return max(near, key=lambda city: city.population, default=None)


def _name_in_scripts(entry: Entry, row: dict[str, str]) -> None:
    korean, hanja = row["ko"], row["hanja"]
    entry.names.update({"ko": korean, "zh-Hant": hanja})
    entry.names.pop("zh", None)
    for name in (korean, hanja):
        entry.also(name, KNOWN)
        if len(name) > 2:
            entry.also(name[:-1], KNOWN)


def taiwan(cities: Entries, divisions: Entries, regions: Entries) -> None:
    """Make Taiwan's 22 cities and counties its first level, in place of GeoNames' former provinces."""
    for identifier in [i for i, e in regions.items() if e.country == "TW"]:
        del regions[identifier]
    for row in rows("taiwan.tsv"):
        county = _taiwanese_division(row, divisions)
        entry = county
        if row["kind"] == "city":
            named = [
                c
                for c in cities.values()
                if c.country == "TW" and row["name"].lower() in (bare(c.name), c.name.lower())
            ]
            entry = max(named, key=lambda c: c.population)
            if county is not None:
                del divisions[county.id]
        if entry is None:
            entry = Entry(
                id=int(row["id"]),
                name=f"{row['name']} County",
                country="TW",
                level="county",
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                population=20_000,
            )
            divisions[entry.id] = entry
        _move_members(cities, county, entry)
        _name_taiwanese(entry, row)


TOWN_PEOPLE: dict[str, int] = {"district": 100_000, "town": 30_000, "city": 80_000}
"""The middle population of Taiwan's districts, townships and county-administered cities."""


FORMER_COUNTIES = frozenset({"新北市", "桃園市", "臺中市", "臺南市", "高雄市"})
"""Cities whose districts were townships of counties."""
SHORTEST = 2


def taiwan_towns(cities: Entries, divisions: Entries) -> Entries:
    """Taiwan's districts and townships: GeoNames' place of the name in the county, or a new entry."""
    named = {e.names["zh-Hant"]: e for e in (*cities.values(), *divisions.values()) if "zh-Hant" in e.names}
    fresh: Entries = {}
    for row in rows("taiwan_towns.tsv"):
        county = named.get(row["county"])
        if county is None:
            continue
        level: Level = row["level"]  # type: ignore[assignment]
        names = {row["name"].lower(), f"{row['name']} City".lower(), f"{row['name']} Township".lower()}
        inside = [c for c in cities.values() if county.id in c.within and c.name.lower() in names]
        entry = max(inside, key=lambda c: c.population, default=None)
        if entry is None:
            entry = Entry(
                id=int(row["id"]),
                name=f"{row['name']} District" if level == "district" else row["name"],
                country="TW",
                level=level,
                latitude=county.latitude,
                longitude=county.longitude,
                population=TOWN_PEOPLE[level],
                feature="PPLA3",
                within=[county.id],
            )
            fresh[entry.id] = entry
        entry.level = level
        entry.names["zh-Hant"] = row["zh-Hant"]
        entry.names.pop("zh", None)
        entry.also(row["zh-Hant"], KNOWN)
        if level == "district" and row["county"] in FORMER_COUNTIES and len(row["zh-Hant"]) > SHORTEST:
            for township in "鄉鎮郷":  # as it was called until 2010
                entry.also(row["zh-Hant"][:-1] + township, KNOWN)
        entry.also(f"{row['name']} District" if level == "district" else row["name"], KNOWN)
    return fresh


def _taiwanese_division(row: dict[str, str], divisions: Entries) -> Entry | None:
    wanted = [f"{row['name']} {row['kind'].title()}", row["name"]]
    found = {e.name: e for e in divisions.values() if e.country == "TW"}
    return next((found[name] for name in wanted if name in found), None)


def _move_members(cities: Entries, county: Entry | None, entry: Entry) -> None:
    for city in cities.values():
        if city.country != "TW":
            continue
        city.admin1 = ""
        if county is not None and county.id in city.within:
            city.within = [entry.id] if city is not entry else []


def _name_taiwanese(entry: Entry, row: dict[str, str]) -> None:
    kind: Level = "city" if row["kind"] == "city" else "county"
    entry.level, entry.admin1 = kind, ""
    if kind == "county":
        entry.feature = "ADM1"
        entry.name = f"{row['name']} County"
    else:
        entry.name = row["name"]
        entry.feature = "PPLC" if row["name"] == "Taipei" else "PPLA"
    traditional = row["zh-Hant"]
    entry.names["zh-Hant"] = traditional
    entry.names.pop("zh", None)
    entry.names.pop("en", None)
    for name in (entry.name, f"{row['name']} {kind.title()}"):
        entry.also(name, MAIN)
    for name in (
        traditional,
        traditional.replace("臺", "台"),
        traditional[:-1],
        traditional[:-1].replace("臺", "台"),
    ):
        entry.also(name, KNOWN)


LITTLE_KE = re.compile("[ヶケ]")
LEAST_PEOPLE = {"city": 50_000, "town": 8_000, "village": 2_000, "district": 100_000}
"""What a Japanese municipality of a level has at least; GeoNames counts the seat alone, or nobody."""


def japan(cities: Entries, divisions: Entries, regions: Entries) -> Entries:
    """Name Japan's municipalities: GeoNames' seat, its division, or an entry of their own."""
    codes = {
        name: e.admin1
        for e in regions.values()
        if e.country == "JP"
        for name in (e.names.get("ja", ""), *e.aliases)
    }
    seats = _by_name_and_region(cities)
    areas = _by_name_and_region(divisions)
    fresh: Entries = {}
    for row in rows("japan.tsv"):
        region, kanji, name = codes.get(row["prefecture"], ""), row["ja"], row["name"]
        keys = [(region, kanji), (region, kanji[:-1]), (region, name.lower())]
        entry = _largest(seats, keys) or _largest(areas, keys[2:])
        if entry is None:
            entry = Entry(
                id=int(row["id"]), name=name, country="JP", admin1=region, level="city", population=20_000
            )
            fresh[entry.id] = entry
        level: Level = row["level"]  # type: ignore[assignment]
        if bare(entry.name) != name.lower():
            entry.name = name  # GeoNames has it under the name of its seat: 甲佐町 is Iwashita there
            entry.names.pop("en", None)
        entry.level, entry.feature = level, entry.feature.replace("ADM2", "PPLA2")
        entry.population = max(entry.population, LEAST_PEOPLE[level])
        entry.names["ja"] = kanji
        entry.also(name, MAIN)
        entry.also(kanji, KNOWN)
        if LITTLE_KE.search(kanji):
            entry.also(LITTLE_KE.sub("", kanji), KNOWN)  # as Chinese writes it: 金ケ崎町 is 金崎町
    return fresh


def _by_name_and_region(entries: Entries) -> dict[tuple[str, str], list[Entry]]:
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries.values():
        if entry.country == "JP":
            for name in {bare(entry.name), *entry.aliases, *map(bare, entry.aliases)}:
                found.setdefault((entry.admin1, name), []).append(entry)
    return found


def _largest(found: dict[tuple[str, str], list[Entry]], keys: list[tuple[str, str]]) -> Entry | None:
    for key in keys:
        if key in found:
            return max(found[key], key=lambda e: e.population)
    return None
