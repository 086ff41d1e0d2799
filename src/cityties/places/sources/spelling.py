"""Names as their country writes them in Latin letters today, where GeoNames keeps an older way."""

from __future__ import annotations

import re

from cityties.places.entries import MAIN, Entries

_OLD_SPELLINGS = ((re.compile(r"(?<=[aeiou])yi"), "i"), (re.compile(r"(?<=[^\W\d_])y(?=[aeu])"), "i"))
"""What BGN wrote within Ukrainian names, and what Ukraine writes: Mykolayiv and Svyatohirsk."""


def spell_officially(entries: Entries) -> None:
    """Ukrainian names as Ukraine writes them: Mykolaiv (resolution 55 of its government, 2010)."""
    for entry in entries.values():
        if entry.country != "UA":
            continue
        spelt = entry.name
        for old, official in _OLD_SPELLINGS:
            spelt = old.sub(official, spelt)
        if spelt != entry.name:
            entry.name = entry.names["en"] = spelt
            entry.also(spelt, MAIN)
