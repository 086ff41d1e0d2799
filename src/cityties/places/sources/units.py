"""Districts of Germany and England, which GeoNames' tiers lack: a table of the project's own."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict

from cityties.places.entries import ALIAS, MAIN, Entries, Entry
from cityties.places.folding import fold
from cityties.places.sources.tables import rows

UNIT_IDS = 2_200_000_000
KREIS = re.compile(r"(?:-|\s|(?<=\w))[Kk]reis$")
"""The word at a German district's end: Rems-Murr-Kreis, Enzkreis."""


def units(cities: Entries, known: Entries) -> Entries:
    """The rows of ``units.tsv`` whose names are not ``known``; each lies where its seat does."""
    towns: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    for city in cities.values():
        if city.country in ("DE", "GB"):
            for name in {fold(city.name), *map(fold, city.aliases)}:
                towns[city.country, city.admin1, name].append(city)
    taken = {(e.country, fold(e.name)) for e in known.values()}
    entries: Entries = {}
    for row in rows("units.tsv"):
        if (row["country"], fold(row["name"])) not in taken:
            named = towns[row["country"], row["admin1"], fold(row["seat"])]
            entry = _unit(row, max(named, key=lambda town: town.population))
            entries[entry.id] = entry
    return entries


def _unit(row: dict[str, str], seat: Entry) -> Entry:
    entry = Entry(
        id=-UNIT_IDS - zlib.crc32(f"{row['country']}|{row['admin1']}|{row['name']}".encode()) % 100_000_000,
        name=row["name"],
        country=row["country"],
        admin1=row["admin1"],
        level="county" if row["level"] == "county" else "district",
        latitude=seat.latitude,
        longitude=seat.longitude,
        feature="ADM2",
    )
    entry.also(row["name"], MAIN)
    entry.also(KREIS.sub("", row["name"]), ALIAS)
    return entry
