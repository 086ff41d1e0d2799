"""Learns which Latin letters a katakana syllable or a Chinese character writes, from names in both scripts.

    python tools/gazetteer/learn_transcriptions.py

The names are those of the compiled gazetteer (GeoNames, CC BY 4.0): Uddevalla and 乌德瓦拉.  Each name is cut
into units (a character, or a syllable of katakana), and expectation maximisation shares the letters out among
them.  Writes src/cityties/places/data/transcriptions/<language>.tsv.  Some five minutes for both languages.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from cityties.places import Gazetteer
from cityties.places.folding import fold
from cityties.places.transcriptions import units_of

DATA = Path(__file__).parents[2] / "src/cityties/places/data/transcriptions"
SCRIPTS = {"ja": re.compile(r"[\u30a1-\u30faー・＝]+"), "zh": re.compile(r"[\u3400-\u9fff·]+")}
OF_HAN = ("CN", "JP", "KR", "KP", "TW", "HK", "MO", "VN")
"""Countries whose names are written in characters of their own, not by sound."""
LEVELS = re.compile(
    r"\b(district|province|provincia|city|county|state|region|department|prefecture|oblast|de|of|the|kommun"
    r"|departement|departamento|gmina|powiat|canton|municipio|raion|rayon|municipality|town|comune|di|regency"
    r"|kabupaten|governorate)\b"
)
ROUNDS, LONGEST = 8, 5
LEAST_UNITS, LEAST_COUNT, LEAST_SHARE = 3, 1.5, 0.002
"""A unit is kept from three names on, a spelling from one and a half and from two in a thousand on."""
AT_FIRST = {0: 0.02, 1: 0.2, 2: 0.4, 3: 0.25, 4: 0.1, 5: 0.03}
"""How often a unit writes so many letters, before anything is learnt."""
BADLY = -4.5
"""Logarithm per unit below which a pair is a translation (黑角, Pointe-Noire), not a transcription."""

Shares = Mapping[str, Mapping[str, float]]
Pair = tuple[list[str], str]


def main() -> None:
    """Learn and write the table of each language."""
    gazetteer = Gazetteer.open()
    for language in SCRIPTS:
        pairs = list(names(gazetteer, language))
        shares: Shares | None = None
        for number in range(ROUNDS):
            counts = one_round(pairs, shares, strict=number > 2)
            shares = {u: {s: n / (sum(c.values()) + 1) for s, n in c.items()} for u, c in counts.items()}
        write(language, pairs, counts)


def names(gazetteer: Gazetteer, language: str) -> Iterator[Pair]:
    """Units and letters of places abroad that have a name in the language."""
    marks = ", ".join("?" for _ in OF_HAN)
    query = f"select record from places where feature <> 'PCL' and country not in ({marks}) order by id"  # noqa: S608
    for (record,) in gazetteer._connection.execute(query, OF_HAN):
        place = json.loads(record)
        name = place["names"].get(language, "")
        name = re.sub("(?<=..)[市州省县郡区镇]$", "", name) if language == "zh" else name
        if len(name) < 2 or not SCRIPTS[language].fullmatch(name):
            continue
        units = units_of(name)
        for latin in (place["names"].get("en", ""), place["name"], place["names"].get("local", "")):
            folded = fold(latin)
            letters = re.sub("[^a-z]", "", folded)
            if folded.isascii() and not LEVELS.search(folded) and fits(units, letters):
                yield units, letters
                break


def fits(units: list[str], letters: str) -> bool:
    """Whether the two can be one name by their lengths."""
    return 3 <= len(letters) <= 30 and 0.7 <= len(letters) / len(units) <= 4.5


def one_round(pairs: list[Pair], shares: Shares | None, *, strict: bool) -> dict[str, dict[str, float]]:
    """How often each unit writes each spelling, by the shares of the round before."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for units, letters in pairs:
        ahead = forward(units, letters, shares)
        total = ahead[-1][-1]
        if total <= 0 or (strict and total < 10 ** (BADLY * len(units) / 2.3026)):
            continue
        behind = backward(units, letters, shares)
        for i, unit in enumerate(units):
            for j in range(len(letters) + 1):
                for size in range(min(LONGEST, len(letters) - j) + 1):
                    spelling = letters[j : j + size]
                    part = ahead[i][j] * share(shares, unit, spelling) * behind[i + 1][j + size] / total
                    if part > 0:
                        counts[unit][spelling] += part
    return {u: {s: n for s, n in c.items() if n >= 0.3} for u, c in counts.items()}


def share(shares: Shares | None, unit: str, spelling: str) -> float:
    """How likely a unit writes a spelling."""
    if shares is None:
        return AT_FIRST[len(spelling)] / float(26 ** len(spelling)) ** 0.5
    return shares.get(unit, {}).get(spelling, 1e-7 if spelling else 1e-5)


def forward(units: list[str], letters: str, shares: Shares | None) -> list[list[float]]:
    """The likelihood of the first i units writing the first j letters."""
    table = [[0.0] * (len(letters) + 1) for _ in range(len(units) + 1)]
    table[0][0] = 1.0
    for i, unit in enumerate(units):
        for j, value in enumerate(table[i]):
            if value:
                for size in range(min(LONGEST, len(letters) - j) + 1):
                    table[i + 1][j + size] += value * share(shares, unit, letters[j : j + size])
    return table


def backward(units: list[str], letters: str, shares: Shares | None) -> list[list[float]]:
    """The likelihood of the units from i on writing the letters from j on."""
    table = [[0.0] * (len(letters) + 1) for _ in range(len(units) + 1)]
    table[-1][-1] = 1.0
    for i in range(len(units) - 1, -1, -1):
        for j in range(len(letters) + 1):
            table[i][j] = sum(
                table[i + 1][j + size] * share(shares, units[i], letters[j : j + size])
                for size in range(min(LONGEST, len(letters) - j) + 1)
                if table[i + 1][j + size]
            )
    return table


def write(language: str, pairs: list[Pair], counts: Mapping[str, Mapping[str, float]]) -> None:
    """One row a unit: its spellings with their shares, and a name in which it stands."""
    examples: dict[str, str] = {}
    for units, letters in pairs:
        for unit in units:
            examples.setdefault(unit, f"{''.join(units)} {letters}")
    lines = ["unit\tspellings\texample"]
    for unit, spelt in sorted(counts.items()):
        total = sum(spelt.values()) + 1
        kept = [(s, n / total) for s, n in spelt.items() if n >= LEAST_COUNT and n / total >= LEAST_SHARE]
        if total >= LEAST_UNITS + 1 and kept:
            told = " ".join(f"{s}:{p:.3g}" for s, p in sorted(kept, key=lambda k: (-k[1], k[0])))
            lines.append(f"{unit}\t{told}\t{examples[unit]}")
    (DATA / f"{language}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
