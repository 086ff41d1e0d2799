"""Makes the word lists that tell English place names from words and from names of persons.

    python tools/gazetteer/words.py AMERICAN_ENGLISH CENSUS

AMERICAN_ENGLISH is /usr/share/dict/american-english of Debian's wamerican (SCOWL, a permissive licence);
CENSUS the folder with dist.male.first, dist.female.first and dist.all.last of the US Census of 1990
(public domain), as PyPI's `names` carries them.
"""

from __future__ import annotations

import sys
from pathlib import Path

DATA = Path(__file__).parents[2] / "src/cityties/places/data/english"
SURNAMES = 20_000
"""Of 88,799 surnames, those borne by more than one in 100,000 people."""


def main(dictionary: Path, census: Path) -> None:
    """Write the three lists, one word a line, sorted."""
    words = {w for w in dictionary.read_text().split() if w.isascii() and w.isalpha() and w.islower()}
    firsts = {
        line.split()[0].lower() for f in ("male", "female") for line in (census / f"dist.{f}.first").open()
    }
    lasts = [line.split()[0].lower() for line in (census / "dist.all.last").open()][:SURNAMES]
    for name, chosen in (("words", words), ("given_names", firsts), ("surnames", lasts)):
        (DATA / f"{name}.txt").write_text("\n".join(sorted(set(chosen))) + "\n")
        print(name, len(set(chosen)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
