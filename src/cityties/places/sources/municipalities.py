"""Municipalities that are called like no town, with their seats: a table of the project's own."""

from __future__ import annotations

import zlib
from collections import defaultdict
from typing import Any

from cityties.errors import DataError
from cityties.places.entries import MAIN, Entries, Entry
from cityties.places.folding import fold
from cityties.places.sources.tables import document

MUNICIPALITY_IDS = 2_300_000_000
Towns = dict[tuple[str, str], list[Entry]]


def municipalities(cities: Entries) -> Entries:
    """The rows of ``municipalities.yml``; each lies where its seat does, or where the row says."""
    groups = document("municipalities.yml")
    countries = {group["country"] for group in groups}
    towns: Towns = defaultdict(list)
    for city in cities.values():
        if city.country in countries:
            for name in {fold(city.name), *map(fold, city.aliases)}:
                towns[city.country, name].append(city)
    entries = (
        _municipality(group, name, seat, towns) for group in groups for name, seat in group["seats"].items()
    )
    return {entry.id: entry for entry in entries}


def _municipality(group: dict[str, Any], name: str, seat: str | list[float], towns: Towns) -> Entry:
    country, admin1 = group["country"], group.get("admin1", "")
    if isinstance(seat, str):
        town = _seat(towns.get((country, fold(seat)), []), seat, admin1, name)
        admin1, latitude, longitude = town.admin1, town.latitude, town.longitude
    else:
        latitude, longitude = seat
    entry = Entry(
        id=-MUNICIPALITY_IDS - zlib.crc32(f"{country}|{admin1}|{name}".encode()) % 100_000_000,
        name=name,
        country=country,
        level=group.get("level", "town"),
        admin1=admin1,
        latitude=latitude,
        longitude=longitude,
        population=group.get("people", 0),
        feature="ADM2",
    )
    entry.also(name, MAIN)
    return entry


def _seat(named: list[Entry], seat: str, admin1: str, name: str) -> Entry:
    """The town that is meant: the largest that is called just so."""
    within = [town for town in named if not admin1 or town.admin1 == admin1]
    if not within:
        raise DataError(f"municipalities.yml: {name}: no town {seat} is known; tell where it lies instead")
    return max(within, key=lambda town: (fold(town.name) == fold(seat), town.population))
