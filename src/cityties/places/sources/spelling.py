"""Names as their country writes them in Latin letters today, where GeoNames keeps an older way."""

from __future__ import annotations

import re

_OLD_SPELLINGS = {
    "UA": ((re.compile(r"(?<=[aeiou])yi"), "i"), (re.compile(r"(?<=[^\W\d_])y(?=[aeu])"), "i")),
    "VN": ((re.compile("đ"), "d"), (re.compile("Đ"), "D")),
}
"""What BGN wrote within Ukrainian names, and what Ukraine writes (resolution 55 of its government, 2010); the
letter of Vietnamese that English texts write as a plain one: "Dong Nai"."""


def official_spelling(name: str, country: str) -> str:
    """The name in its country's own romanisation: "Mykolayiv" → "Mykolaiv", "Svyatohirsk" → "Sviatohirsk"."""
    for old, official in _OLD_SPELLINGS.get(country, ()):
        name = old.sub(official, name)
    return name
