"""Does a city get the same id in every language?  Reads aligned news lines and compares what they name.

    python -m benchmark.aligned [--show]

NTREX has 1,997 lines of news in English, Chinese (simplified and traditional) and Japanese, in 123
documents.  Each document is read whole in each language.  Counted are the cities that the English line names
and that the Chinese and the Japanese line name as well, by a name that the gazetteer has for the city in that
language, or the same but for its spelling: they should be one place in all three.  Also printed is the share
of all cities that English and another language name by the same id; translators leave some out, write others
in Latin letters, or transcribe them in a way of their own.

The data lies where CITYTIES_DATA says, else in ../shared/data; nothing of it is part of this project.
"""

from __future__ import annotations

import argparse
import os
import sys
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from cityties.places import Gazetteer, find_mentions
from cityties.places.cjk import stem
from cityties.places.folding import fold
from cityties.places.transcriptions import kana_variants
from cityties.records import Article, Mention, When

DATA = Path(os.environ.get("CITYTIES_DATA", Path(__file__).parents[2] / "shared" / "data"))
FILES = {"en": "src.eng.txt", "zh": "ref.zho-CN.txt", "zh-Hant": "ref.zho-TW.txt", "ja": "ref.jpn.txt"}
CITIES = frozenset({"city", "town", "village", "county_level_city", "district"})
COMPARED = ("zh", "ja")
LEAST = 0.9
"""The share of cities that should be one place in English, Chinese and Japanese."""
UNDATED = When(value=None, earliest=None, latest=None, precision=None, basis="inferred")

Named = dict[int, str]
"""The cities that a line names: id → how it names them."""


def documents(folder: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each document's id with its lines in each language."""
    ids = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").splitlines()
    lines = {code: (folder / name).read_text(encoding="utf-8").splitlines() for code, name in FILES.items()}
    for name, numbers in groupby(range(len(ids)), key=lambda n: ids[n]):
        told = list(numbers)
        yield name, {code: [lines[code][n] for n in told] for code in FILES}


def cities_of(lines: list[str], language: str, gazetteer: Gazetteer) -> list[Named]:
    """The cities that each line of a document names, the document read as a whole."""
    text = "\n".join(lines)
    article = Article(title=None, language=language, published=UNDATED, text=text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    named: list[Named] = [{} for _ in lines]
    for mention in find_mentions(article, gazetteer):
        if _is_city(mention):
            assert mention.place is not None
            named[bisect_right(starts, mention.start) - 1][mention.place.id] = mention.text
    return named


def _is_city(mention: Mention) -> bool:
    return mention.role != "adjective" and mention.place is not None and mention.place.level in CITIES


def main() -> int:
    """Print the share of cities that are one place in all languages; 1 where it is too low."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", action="store_true", help="print each city that a language lacks")
    options = parser.parse_args()
    folder = DATA / "news-open" / "ntrex-en-zh-ja"
    if not folder.is_dir():
        print(f"skipped: no aligned lines at {folder}; set CITYTIES_DATA to the folder of measuring data")
        return 0
    gazetteer = Gazetteer.open()
    told = same = shared = everywhere = 0
    for name, lines in documents(folder):
        named = {code: cities_of(lines[code], code, gazetteer) for code in FILES}
        for number in range(len(lines["en"])):
            row = {code: named[code][number] for code in FILES}
            for city in row["en"]:
                one = all(city in row[code] for code in COMPARED)
                shared += any(city in row[code] for code in FILES if code != "en")
                everywhere += one
                if not all(_says(lines[code][number], city, code, gazetteer) for code in COMPARED):
                    continue
                told += 1
                same += one
                if options.show and not one:
                    print(name, number, gazetteer.place(city).name, *(f"{c}: {row[c]}" for c in COMPARED))
                    print(*(f"    {code}: {lines[code][number][:160]}" for code in FILES), sep="\n")
    share = same / told if told else 0.0
    print(
        f"cities named in English, Chinese and Japanese: {told}; one place in all three: {same} ({share:.1%})"
    )
    print(
        f"cities that English and another language link alike: {shared}; one place in all three: {everywhere}"
    )
    return int(share < LEAST)


def _says(line: str, city: int, language: str, gazetteer: Gazetteer) -> bool:
    """Whether a line has a name of a city in its language."""
    name = gazetteer.place(city).names.get(language)
    if name is None:
        return False
    bare = fold(stem(name))
    return any(variant in fold(line) for variant in (bare, *map(fold, kana_variants(bare))))


if __name__ == "__main__":
    sys.exit(main())
