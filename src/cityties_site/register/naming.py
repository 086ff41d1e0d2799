"""What a place is called on a page: in the reader's language, and beside it as people there call it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel.languages import get_official_languages
from django.conf import settings

CODES = {"zh-hans": ("zh",), "zh-hant": ("zh-Hant", "zh")}
"""Under which codes names in a language of the site stand, the best first; others under their own."""
HAN = {"CN": "zh-Hans", "TW": "zh-Hant", "HK": "zh-Hant", "MO": "zh-Hant", "SG": "zh-Hans"}
"""Chinese is written in two ways; CLDR has the language of a country without its script."""


def name_in(language: str, names: Mapping[str, str], main: str, place_id: int) -> str:
    """A place's name: as CITYTIES_PLACE_NAMES has it, else in the language, else its main one."""
    own: Mapping[str, str] = settings.CITYTIES_PLACE_NAMES.get(place_id, {})
    if language in own:
        return own[language]
    found = (names[code] for code in CODES.get(language, (language,)) if code in names)
    return next(found, main)


def local_name(names: Mapping[str, str], country: str, shown: str) -> tuple[str | None, str | None]:
    """Its name where it lies, and the language of that; nothing where it is the name that is shown."""
    language = local_language(country)
    name = names.get("local") or names.get({"zh-Hans": "zh"}.get(language or "", language or ""))
    return (name, language) if name and name != shown else (None, None)


@cache
def local_language(country: str) -> str | None:
    """The one language that a country's places are named in; ``None`` where it has several."""
    if country in HAN:
        return HAN[country]
    spoken = get_official_languages(country, de_facto=True) if country else ()
    return spoken[0].replace("_", "-") if len(spoken) == 1 else None
