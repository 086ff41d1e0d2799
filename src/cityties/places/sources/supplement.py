"""The project's own additions: places, names and capitals that the other sources lack."""

from __future__ import annotations

from typing import Any

from cityties.errors import DataError
from cityties.places.entries import KNOWN, MAIN, Entries, Entry
from cityties.places.sources.tables import document, rows


def add_region_names(entries: Entries) -> None:
    """Chinese and Japanese names of first-level divisions, the usual one first, from ``regions_cjk.tsv``."""
    for row in rows("regions_cjk.tsv"):
        entry = _known(entries, {**row, "id": int(row["id"])})
        for language in ("zh", "ja"):
            names = row[language].split("/") if row[language] else []
            for name in names:
                entry.also(name, KNOWN)
            if names:
                entry.names.setdefault(language, names[0])


def add_supplement(entries: Entries) -> None:
    """Apply ``supplement.yml``: new entries by ``add``, more names for known ones by ``name``."""
    data = document("supplement.yml")
    for row in data["name"]:
        entry = _known(entries, row)
        for language, name in (row.get("names") or {}).items():
            entry.names[language] = name
            entry.also(name, MAIN)
        for name in row.get("also", ()):
            entry.also(name, row.get("trust", KNOWN))
        entry.level = row.get("level", entry.level)
        entry.famous = row.get("famous", entry.famous)
        if "rename" in row:
            entry.name = entry.names["en"] = row["rename"]
            entry.also(entry.name, MAIN)
        entry.population = row.get("people", entry.population)
        if "at" in row:
            entry.latitude, entry.longitude = row["at"]
    for row in data["add"]:
        entry = _new(row)
        if entry.id in entries:
            raise DataError(f"supplement.yml: {row['name']}: id {row['id']} is taken; choose another")
        entries[entry.id] = entry


def _known(entries: Entries, row: dict[str, Any]) -> Entry:
    if row["id"] not in entries:
        raise DataError(f"supplement: no entry with id {row['id']} ({row.get('note', '')}); mend the id")
    return entries[row["id"]]


def _new(row: dict[str, Any]) -> Entry:
    entry = Entry(
        id=row["id"],
        name=row["name"],
        country=row["country"],
        admin1=str(row.get("admin1", "")),
        level=row["level"],
        latitude=row.get("at", [None, None])[0],
        longitude=row.get("at", [None, None])[1],
        population=row.get("population", 0),
        feature="ADM2" if row["level"] in ("county", "district") else "PPL",
        names=dict(row.get("names") or {}),
        within=list(row.get("within", ())),
    )
    for name in (row["name"], *entry.names.values()):
        entry.also(name, MAIN)
    for name in row.get("also", ()):
        entry.also(name, KNOWN)
    return entry
