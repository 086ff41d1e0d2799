"""Other spellings of a name that texts use: St. for Saint, Koeln for Köln."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cityties.places.entries import ALIAS, KNOWN, Entry
from cityties.places.folding import fold
from cityties.places.levels import bare

SHORTENED = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "port": "pt"}
LONGER = {short: full for full, short in SHORTENED.items() if short != "pt"}
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa"}
)
GERMANIC = frozenset({"DE", "AT", "CH", "LI", "NO", "DK", "SE", "FI", "EE"})
TITLES = frozenset({"seebad", "ostseebad", "nordseebad", "kurort", "hansestadt", "lutherstadt"})
"""What German towns call themselves and others leave out: Seebad Heringsdorf, Lutherstadt Wittenberg."""
CYRILLIC = frozenset({"RU", "UA", "BY", "KZ", "KG", "BG"})
RUSSIAN_ENDING = re.compile(r"(sk|tsk)(?:iy|ij|ii|yi|yy)( |$)")
"""Endings of adjectives that English texts write -sky: Primorskiy, Primorskij → Primorsky."""
ARAB = frozenset(
    {
        "AE",
        "BH",
        "DZ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TN",
        "YE",
    }
)
ARTICLE = re.compile(r"^(?:al|ad|adh|an|ar|as|ash|at|ath|az|el) (.{4,})$")
"""The Arabic article, which English texts leave out: Al Anbar → Anbar, El Mansoura → Mansoura."""
WELL_KNOWN = 100_000
"""People of an Arab town that is named so abroad; a village may as well be called Hasan."""
PARENTHESES = re.compile(r"\s*\([^)]*\)")
RIVER = re.compile(r"^(.{3,}?) (?:am|an der|ob der|im|in der|upon|sur|nad|pod|bei|vor der|v d|a d|a m) .+$")


def variants(name: str, trust: int, entry: Entry) -> Iterator[tuple[str, int]]:
    """The folded name and the forms that stand for it in running text."""
    folded = fold(name)
    if not folded:
        return
    yield folded, trust
    words = folded.split()
    if words[0] in SHORTENED and len(words) > 1 and words[0] != "port":
        yield " ".join((SHORTENED[words[0]], *words[1:])), trust
    if words[0] in LONGER and len(words) > 1:
        yield " ".join((LONGER[words[0]], *words[1:])), trust
    if entry.country in GERMANIC and words[0] in ("sankt", "st") and len(words) > 1:
        yield " ".join(("st" if words[0] == "sankt" else "sankt", *words[1:])), trust
    if entry.country in GERMANIC and not name.isascii():
        written_out = fold(name.translate(UMLAUTS))
        if written_out != folded:
            yield written_out, trust
    river = RIVER.match(folded)
    if river and entry.feature not in ("ADM1", "ADM2"):
        yield river.group(1), min(trust, ALIAS + 1)
    if words[0] in TITLES and len(words) > 1:
        yield " ".join(words[1:]), min(trust, KNOWN)
    if words[0] == "the" and len(words) > 1:
        yield " ".join(words[1:]), trust
    article = ARTICLE.match(folded) if entry.country in ARAB and name == entry.name else None
    if article and (entry.feature == "ADM1" or entry.population >= WELL_KNOWN):
        yield article.group(1), min(trust, KNOWN)
    if entry.country in CYRILLIC and RUSSIAN_ENDING.search(folded):
        yield RUSSIAN_ENDING.sub(r"\1y\2", folded), min(trust, KNOWN)
    if entry.country == "IE" and entry.feature == "ADM2" and words[0] != "county":
        yield f"county {bare(name)}", min(trust, KNOWN)
        yield f"co {bare(name)}", min(trust, KNOWN)
        yield f"{bare(name)} county", min(trust, KNOWN)
    plain = PARENTHESES.sub("", name)
    if plain != name:
        yield from variants(plain, min(trust, ALIAS + 1), entry)
