"""Which of an entry's names stands for which language."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

from cityties.places.entries import KNOWN, MAIN, Entry
from cityties.places.folding import fold
from cityties.places.sources.spelling import official_spelling

HAN = re.compile(r"^[\u3400-\u9fff·]+$")
KANA = re.compile(r"^[\u30a0-\u30ff・＝ー]+[市県州]?$")
HANGUL = re.compile(r"^[\uac00-\ud7a3 ]+$")
HAN_COUNTRIES = {"CN": "zh", "TW": "zh-Hant", "HK": "zh-Hant", "MO": "zh-Hant", "JP": "ja"}
LOCAL_LANGUAGE = {**HAN_COUNTRIES, "KR": "ko", "KP": "ko"}
SCRIPTS = {
    "GR": "\u0370-\u03ff",
    "CY": "\u0370-\u03ff",
    "RU": "\u0400-\u04ff",
    "UA": "\u0400-\u04ff",
    "BG": "\u0400-\u04ff",
    "BY": "\u0400-\u04ff",
    "RS": "\u0400-\u04ff",
    "MK": "\u0400-\u04ff",
    "KZ": "\u0400-\u04ff",
    "KG": "\u0400-\u04ff",
    "MN": "\u0400-\u04ff",
    "TJ": "\u0400-\u04ff",
    "IL": "\u0590-\u05ff",
    "TH": "\u0e00-\u0e7f",
    "GE": "\u10a0-\u10ff",
    "AM": "\u0530-\u058f",
    "LA": "\u0e80-\u0eff",
    "KH": "\u1780-\u17ff",
    "MM": "\u1000-\u109f",
}
"""Blocks of the script of a country's own language, where it is not Latin or Han."""


CIUDAD = re.compile(r"^Ciudad (?:de )?(.{4,})$")
LARGE = 200_000
"""People of a Mexican town from which on it keeps its rank in English: Ciudad Juárez, Ciudad Victoria."""
MAIN_NAME_LEADS = frozenset({"CN", "TW", "HK", "MO", "JP", "KZ"})
"""Where GeoNames' main name is today's English one and its English catalogue lags: Xiamen, not Amoy."""


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def complete_names(entry: Entry) -> None:
    """Fill ``names`` per language from what is known, and from the script of untagged names."""
    names = entry.names
    main = entry.name
    own = LOCAL_LANGUAGE.get(entry.country)
    latin = not own and entry.country not in SCRIPTS
    if entry.country not in MAIN_NAME_LEADS and fold(main) not in fold(names.get("en", main)):
        entry.name = names["en"]
    entry.name = re.sub("[’‘]", "'", entry.name)
    names["en"] = official_spelling(entry.name, entry.country)
    entry.also(names["en"], MAIN)
    _shorten(entry)
    _add_cjk(entry)
    if own and own in names:
        names["local"] = names[own]
    elif not latin:
        names.setdefault("local", _in_script(entry, SCRIPTS.get(entry.country, "")) or main)
    elif "local" not in names:
        names["local"] = _accented(entry, main)


def _shorten(entry: Entry) -> None:
    """The usual name of a smaller Mexican town, without its rank: "Ciudad Río Bravo" → "Río Bravo"."""
    match = CIUDAD.match(entry.name) if entry.country == "MX" and entry.population < LARGE else None
    if match and match.group(1) in entry.aliases:
        entry.names["en"] = match.group(1)
        entry.also(match.group(1), KNOWN)


def _add_cjk(entry: Entry) -> None:
    names, aliases = entry.names, entry.aliases
    home = HAN_COUNTRIES.get(entry.country)
    han = [a for a in aliases if HAN.match(a) and a not in names.values()]
    if home and home not in names and han:
        names[home] = min(han, key=lambda a: (len(a) < 2, len(a)))
    if home == "zh-Hant" and "zh" not in names and "zh-Hant" in names:
        names["zh"] = _converter("t2s").convert(names["zh-Hant"])
    if home == "ja" and "ja" in names and HAN.match(names["ja"]) and "zh" not in names:
        names["zh"] = _converter("t2s").convert(_converter("jp2t").convert(names["ja"]))
    if "zh" not in names and han and not home:
        names["zh"] = _converter("t2s").convert(min(han, key=len))
    if "zh" in names:
        names.setdefault("zh-Hant", _converter("s2t").convert(names["zh"]))
        if home in ("zh", "zh-Hant"):
            names.setdefault("ja", names["zh-Hant"])
    kana = [a for a in aliases if KANA.match(a)]
    if "ja" not in names and kana:
        names["ja"] = min(kana, key=len)
    hangul = [a for a in aliases if HANGUL.match(a)]
    if "ko" not in names and hangul:
        names["ko"] = min(hangul, key=len)


def _in_script(entry: Entry, block: str) -> str | None:
    if not block:
        return None
    pattern = re.compile(f"^[{block} .-]+$")
    found = [a for a in entry.aliases if pattern.match(a)]
    return min(found, key=lambda a: (len(a), a), default=None)


def _accented(entry: Entry, main: str) -> str:
    """The main name, with its accents where GeoNames' main name dropped them."""
    if not main.isascii():
        return main
    folded = fold(main)
    return min((a for a in entry.aliases if not a.isascii() and fold(a) == folded), default=main)
