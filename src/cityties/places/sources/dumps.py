"""The user's own GeoNames dumps: more places, and names with their languages.

Files as https://download.geonames.org/export/dump/ has them, unpacked; their columns are described in its
readme.txt.  The places come from the largest of ``allCountries.txt``, ``cities500.txt``, ``cities1000.txt``,
``cities5000.txt`` and ``cities15000.txt`` that is there, the names from ``alternateNamesV2.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cityties.errors import InputError
from cityties.places.entries import ALIAS, KNOWN, MAIN, Entries, Entry
from cityties.places.sources.cities import TOWN_BELOW, admin1_of, is_name

PLACES = ("allCountries.txt", "cities500.txt", "cities1000.txt", "cities5000.txt", "cities15000.txt")
NAMES = "alternateNamesV2.txt"

LANGUAGES = {
    "en": "en",
    "zh": "zh",
    "zh-CN": "zh",
    "zh-Hant": "zh-Hant",
    "zh-TW": "zh-Hant",
    "ja": "ja",
    "ko": "ko",
}
"""GeoNames' tags of the languages in which a place has a name of its own here."""

NO_LANGUAGE = frozenset(
    {"link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon", "piny", "abbr"}
)
"""Tags in GeoNames' column of languages that mark codes and addresses, no names."""


def add_dumps(entries: Entries, folder: Path) -> None:
    """Add the populated places of a folder of dumps, and the names that it has for all places.

    Raises:
        InputError: the folder has none of the files, or a file is not of GeoNames' form.
    """
    places = next((folder / name for name in PLACES if (folder / name).is_file()), None)
    if places is None:
        raise InputError(
            str(folder),
            f"none of {', '.join(PLACES)} is in this folder",
            remedy="Download and unpack them from https://download.geonames.org/export/dump/.",
        )
    _add_places(entries, places)
    if (folder / NAMES).is_file():
        _add_names(entries, folder / NAMES)


def _add_places(entries: Entries, path: Path) -> None:
    for row in _rows(path, columns=19):
        identifier, population, seat = int(row[0]), int(row[14] or 0), row[7].startswith("PPLA")
        if row[6] != "P" or identifier in entries or not (population or seat):
            continue
        entry = Entry(
            id=identifier,
            name=row[1],
            country=row[8],
            admin1=admin1_of(row[8], row[10]),
            level="village" if population < TOWN_BELOW else "city",
            latitude=float(row[4]),
            longitude=float(row[5]),
            population=population,
            feature=row[7],
        )
        entry.also(row[1], MAIN)
        for alias in filter(is_name, row[3].split(",")):
            entry.also(alias, ALIAS)
        entries[identifier] = entry


def _add_names(entries: Entries, path: Path) -> None:
    for row in _rows(path, columns=8):
        entry, tag, name = entries.get(int(row[1])), row[2], row[3]
        preferred, colloquial, historic = row[4] == "1", row[6] == "1", row[7] == "1"
        if entry is None or tag in NO_LANGUAGE or colloquial or historic or not is_name(name):
            continue
        language = LANGUAGES.get(tag)
        entry.also(name, KNOWN if language else ALIAS)
        if language and (preferred or language not in entry.names):
            entry.names[language] = name


def _rows(path: Path, *, columns: int) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = line.rstrip("\n").split("\t")
            if len(row) < columns:
                raise InputError(
                    f"{path}:{number}",
                    f"{len(row)} columns, not {columns}",
                    remedy="Download the file again.",
                )
            yield row
