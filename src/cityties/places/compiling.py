"""Merges the sources and writes the compiled gazetteer: one SQLite file and one trie of folded names."""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import marisa_trie
import msgspec

from cityties.places.centres import Spot, centre
from cityties.places.cjk import stem as cjk_stem
from cityties.places.entries import ALIAS, KNOWN, MAIN, Entries, Entry
from cityties.places.folding import fold
from cityties.places.languages import complete_names
from cityties.places.levels import bare
from cityties.places.sources.cities import cities
from cityties.places.sources.countries import countries
from cityties.places.sources.divisions import china, divisions
from cityties.places.sources.dumps import add_dumps
from cityties.places.sources.east_asia import japan, korea, taiwan, taiwan_towns
from cityties.places.sources.municipalities import municipalities
from cityties.places.sources.regions import add_iso, regions
from cityties.places.sources.supplement import add_region_names, add_supplement
from cityties.places.sources.tables import document
from cityties.places.sources.units import units
from cityties.places.variants import variants
from cityties.records import Place

SCHEMA = """
create table places (
  id integer primary key, name text, country text, admin1 integer, level text, feature text,
  latitude real, longitude real, population integer, prior real, record blob
);
create table names (key integer, place integer, trust integer, primary key (key, place)) without rowid;
create table codes (code text primary key, place integer);
create table capitals (of integer primary key, place integer);
"""


def gather(dumps: Path | None = None) -> Entries:
    """All entries of all sources, merged; ``dumps`` is a folder of GeoNames dumps that the user brings."""
    populated = cities()
    first = regions()
    second = divisions(populated)
    taiwan(populated, second, first)
    townships = taiwan_towns(populated, second)
    korean = korea(populated)
    japanese = japan(populated, second, first)
    chinese = china(populated, first)
    entries = {**populated, **first, **second, **townships, **korean, **japanese, **chinese, **countries()}
    if dumps is not None:
        add_dumps(entries, dumps)
    entries.update(add_iso(entries))
    entries.update(units(populated, entries))
    entries.update(municipalities(populated))
    add_region_names(entries)
    add_supplement(entries)
    _place_within(entries)
    _sum_regions(entries)
    _settle(entries)
    _find_capitals(entries)
    _mark_namesakes(entries)
    return entries


def _place_within(entries: Entries) -> None:
    """Complete ``within``: what an entry is known to lie in, its first-level division, its country."""
    first = {(e.country, e.admin1): e.id for e in entries.values() if e.feature == "ADM1" and e.admin1}
    nations = {e.country: e.id for e in entries.values() if e.feature == "PCL"}
    for entry in entries.values():
        chain: list[int] = []
        _climb(entry, entries, chain)
        for outer in (first.get((entry.country, entry.admin1)), nations.get(entry.country)):
            if outer is not None and outer != entry.id and outer not in chain:
                chain.append(outer)
        entry.within = chain


def _climb(entry: Entry, entries: Entries, chain: list[int]) -> None:
    for outer in entry.within:
        if outer not in chain and outer != entry.id and outer in entries:
            chain.append(outer)
            if entries[outer].feature not in ("PCL", "ADM1"):
                _climb(entries[outer], entries, chain)


def _sum_regions(entries: Entries) -> None:
    """Population, centre and heart of divisions that have none, from the cities that lie in them."""
    inside: dict[int, list[Entry]] = {}
    for entry in entries.values():
        if entry.latitude is None or entry.feature == "PPLX" or entry.feature.startswith(("ADM", "PCL")):
            continue
        for outer in entry.within:
            inside.setdefault(outer, []).append(entry)
    for identifier, towns in inside.items():
        division = entries[identifier]
        if division.latitude is None:
            division.latitude, division.longitude = centre([_spot(town) for town in towns])
            division.heart = _heart(towns)
        division.population = division.population or sum(town.population for town in towns)


def _spot(entry: Entry) -> Spot:
    return entry.latitude or 0.0, entry.longitude or 0.0


def _heart(towns: list[Entry]) -> Spot:
    """The middle of the people; news are from there rather than from the middle of the land."""
    weights = [town.population + 100 for town in towns]
    latitude, longitude = (
        sum(_spot(town)[axis] * weight for town, weight in zip(towns, weights, strict=True)) / sum(weights)
        for axis in (0, 1)
    )
    return round(latitude, 4), round(longitude, 4)


def _settle(entries: Entries) -> None:
    """Put divisions that nothing places where their seat is, or else the town that is called like them."""
    towns: dict[tuple[str, str], Entry] = {}
    for entry in sorted(entries.values(), key=lambda e: e.population):
        if entry.latitude is not None and not entry.feature.startswith(("ADM", "PCL")):
            for name, trust in entry.aliases.items():
                if trust > ALIAS:
                    towns[entry.country, fold(name)] = entry
    seats = {row["code"]: row["seat"] for row in document("renumbered.yml")["former"]}
    for entry in entries.values():
        if entry.latitude is None and entry.feature.startswith("ADM"):
            seat = seats.get(f"{entry.country}.{entry.admin1}")
            wanted = [fold(seat)] if seat else [bare(name) for name in (entry.name, *entry.aliases)]
            named = (towns.get((entry.country, name)) for name in wanted)
            town = next((t for t in named if t is not None and _may_hold(entry, t)), None)
            if town is not None:
                entry.latitude, entry.longitude = town.latitude, town.longitude
                if entry.feature == "ADM1":
                    entry.population = entry.population or town.population


def _may_hold(division: Entry, town: Entry) -> bool:
    """Whether nothing says that a town lies outside a division."""
    return division.feature == "ADM1" or not division.admin1 or division.admin1 == town.admin1


def _find_capitals(entries: Entries) -> None:
    """Seats of countries and first-level divisions by GeoNames' feature codes, if nothing better is told."""
    for feature, outer_feature in (("PPLC", "PCL"), ("PPLA", "ADM1"), ("PPLC", "ADM1")):
        for entry in sorted(entries.values(), key=lambda e: e.population):
            if entry.feature == feature:
                for outer in entry.within:
                    if entries[outer].feature == outer_feature and not entries[outer].capital:
                        entries[outer].capital = entry.id
        # the largest wins where GeoNames names several
        for entry in sorted(entries.values(), key=lambda e: e.population):
            if entry.feature == feature:
                for outer in entry.within:
                    outer_entry = entries[outer]
                    held = entries.get(outer_entry.capital or 0)
                    if outer_entry.feature == outer_feature and held and held.feature == feature:
                        outer_entry.capital = max(held, entry, key=lambda e: e.population).id


def _mark_namesakes(entries: Entries) -> None:
    """Mark cities with the name of the first-level division they lie in, of which another is the capital."""
    for entry in entries.values():
        for outer in (entries[i] for i in entry.within):
            if (
                outer.feature == "ADM1"
                and outer.capital not in (None, entry.id)
                and bare(outer.name) == bare(entry.name)
            ):
                entry.namesake = True


SEAT_BONUS = {"PPLC": 0.7, "PPLA": 0.2, "PPLX": -0.8, "PPLH": -1.5, "PPLQ": -1.5}
FAME = 0.7
"""Weight of log10 of the number of GeoNames' names: Barcelona in Spain has 150, that in Venezuela 40."""
COUNTY_LEVEL_CITY = 100_000
"""The least people of a Chinese county-level city, of which GeoNames often tells none."""
NAMESAKE = -1.0
"""For a city that bears its region's name and is not its capital: "Okinawa" means the prefecture."""
COUNTY_COUNTRIES = frozenset({"GB", "IE", "FR", "IT", "ES", "HU", "NO", "SE", "DK"})
"""Where second-level divisions are called by their bare name: Kent, Fingal."""


def prior(entry: Entry) -> float:
    """How likely a name alone means this place: about log10 of people, more for the famous (Paris 8)."""
    least = COUNTY_LEVEL_CITY if entry.level == "county_level_city" else 300
    people = math.log10(max(entry.population, least))
    if entry.feature == "PCL":
        return 5.5 + people / 2 if entry.level == "country" else people + 1
    if entry.feature == "ADM1":
        return 0.95 * people
    if entry.level == "county_level_city" and entry.feature == "ADM2":
        return 0.9 * people
    if entry.feature == "ADM2":
        return (0.8 if entry.country in COUNTY_COUNTRIES else 0.65) * people + entry.famous
    rank = SEAT_BONUS.get(entry.feature, 0.0) + (NAMESAKE if entry.namesake else 0.0)
    return people + rank + entry.famous + FAME * math.log10(1 + entry.fame)


CJK_NAME = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def names_of(entry: Entry) -> Iterator[tuple[str, int]]:
    """Every folded form of an entry's names with the trust it deserves."""
    for name, trust in entry.aliases.items():
        yield from variants(name, trust, entry)
    for name in {*entry.names.values(), *entry.aliases}:
        if CJK_NAME.match(name):
            yield fold(name), KNOWN
            short = cjk_stem(name)
            if short != name and not (entry.level == "district" and entry.country in ("CN", "TW")):
                yield fold(short), KNOWN
    if entry.feature in ("ADM1", "ADM2", "PCL") or entry.country in ("KR", "JP", "TW"):
        for name, trust in list(entry.aliases.items()):
            stem = bare(name)
            if stem and stem != fold(name) and len(stem) > 1:
                yield stem, min(trust, KNOWN)


def compile_to(folder: Path, entries: Entries) -> None:
    """Write ``places.sqlite`` and ``names.marisa`` into a folder."""
    keyed: dict[str, dict[int, int]] = {}
    for entry in entries.values():
        complete_names(entry)
        for key, trust in names_of(entry):
            holders = keyed.setdefault(key, {})
            holders[entry.id] = max(trust, holders.get(entry.id, 0))
    trie = marisa_trie.Trie(keyed)
    trie.save(str(folder / "names.marisa"))
    connection = sqlite3.connect(folder / "places.sqlite")
    with connection:
        connection.execute("pragma journal_mode=off")
        connection.executescript(SCHEMA)
        connection.executemany("insert into places values (?,?,?,?,?,?,?,?,?,?,?)", map_rows(entries))
        numbered = sorted((trie[key], holders) for key, holders in keyed.items())
        connection.executemany(
            "insert into names values (?,?,?)",
            ((key, place, trust) for key, holders in numbered for place, trust in sorted(holders.items())),
        )
        connection.executemany("insert or ignore into codes values (?,?)", codes_of(entries))
        connection.executemany(
            "insert into capitals values (?,?)", ((e.id, e.capital) for e in entries.values() if e.capital)
        )
    connection.close()


def codes_of(entries: Entries) -> Iterator[tuple[str, int]]:
    """Short codes of countries ("JP") and of first-level divisions ("JP.46")."""
    for entry in entries.values():
        if entry.feature == "PCL":
            yield entry.country, entry.id
        elif entry.feature == "ADM1" and entry.admin1:
            yield f"{entry.country}.{entry.admin1}", entry.id


def map_rows(entries: Entries) -> Iterator[tuple[object, ...]]:
    """One row a place: what linking weighs as columns, the whole record as JSON."""
    encode = msgspec.json.Encoder().encode
    for entry in entries.values():
        region = next((i for i in entry.within if entries[i].feature == "ADM1"), None)
        if entry.feature == "ADM1":
            region = entry.id
        place = Place(
            id=entry.id,
            name=entry.name,
            country=entry.country,
            admin1=entries[region].name if region and region != entry.id else None,
            level=entry.level,
            names=entry.names,
            latitude=entry.latitude,
            longitude=entry.longitude,
            population=entry.population,
            within=tuple(entry.within),
        )
        yield (
            entry.id,
            entry.name,
            entry.country,
            region,
            entry.level,
            entry.feature,
            *(entry.heart or (entry.latitude, entry.longitude)),
            entry.population,
            round(prior(entry), 3),
            encode(place),
        )


__all__ = ["ALIAS", "KNOWN", "MAIN", "compile_to", "gather", "prior"]
