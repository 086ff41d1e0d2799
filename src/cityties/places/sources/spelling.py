"""Names as their country writes them in Latin letters today, where GeoNames keeps an older way."""

from __future__ import annotations

import re

_AZERBAIJANI = {"ə": "a", "ǝ": "a", "ş": "sh", "ç": "ch", "ğ": "gh", "ı": "i", "x": "kh", "q": "g", "c": "j"}
"""How English news write Azerbaijani letters: Şəmkir is Shamkir, Xaçmaz Khachmaz, Qəbələ Gabala."""
_CAPITALS = {one.upper(): other.capitalize() for one, other in _AZERBAIJANI.items() if one != "ı"} | {
    "İ": "I"
}
_OLD_SPELLINGS = {
    "UA": ((re.compile(r"(?<=[aeiou])yi"), "i"), (re.compile(r"(?<=[^\W\d_])y(?=[aeu])"), "i")),
    "JP": ((re.compile(r"(?<=[a-z])-shi$"), ""),),
    "KR": ((re.compile(r"(?<=[a-z])-si$"), ""),),
    "RU": ((re.compile(r"(?<=[st]k)iy\b"), "y"),),
    "AZ": tuple((re.compile(f"{one}(?!h)"), other) for one, other in (_AZERBAIJANI | _CAPITALS).items()),
    "VN": ((re.compile("đ"), "d"), (re.compile("Đ"), "D")),
}
"""What BGN wrote within Ukrainian names, and what Ukraine writes (resolution 55 of its government, 2010); the
ending of Russian adjectives that English texts shorten ("Volzhsky"), the letter of Vietnamese that they write
as a plain one ("Dong Nai"), and the word for a city that they leave out ("Tottori-shi")."""


def official_spelling(name: str, country: str) -> str:
    """The name in its country's own romanisation: "Mykolayiv" → "Mykolaiv", "Svyatohirsk" → "Sviatohirsk"."""
    for old, official in _OLD_SPELLINGS.get(country, ()):
        name = old.sub(official, name)
    return name
