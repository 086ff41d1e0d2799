"""What is known of English words, loaded once: lists of words, titles, organisations, demonyms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cityties.places.folding import fold
from cityties.places.levels import level_words
from cityties.places.sources.tables import DATA, document


@dataclass(frozen=True, slots=True)
class English:
    """Word lists of the folder data/english; all words are folded."""

    words: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    lists: dict[str, frozenset[str]]
    demonyms: dict[str, str]
    countries: dict[str, str]
    regions: dict[str, tuple[str, ...]]
    short_starts: frozenset[str]
    """First words of abbreviations, as they are written."""

    def is_in(self, name: str, word: str) -> bool:
        """Whether a folded word stands in one of the lists of surroundings.yml."""
        return word in self.lists[name]


def abbreviations_countries(abbreviations: dict[str, dict[str, list[str]]]) -> list[str]:
    """All short forms of countries."""
    return [short for shorts in abbreviations["countries"].values() for short in shorts]


@cache
def english() -> English:
    """The word lists of English."""
    folder = DATA / "english"
    read = {
        name: (folder / f"{name}.txt").read_text().split() for name in ("words", "given_names", "surnames")
    }
    surroundings, demonyms, abbreviations = (
        document(f"english/{name}.yml") for name in ("surroundings", "demonyms", "abbreviations")
    )
    regions: dict[str, list[str]] = {}
    for code, shorts in abbreviations["regions"].items():
        for short in shorts:
            regions.setdefault(short, []).append(code)
    surroundings["levels"] = list(level_words())
    return English(
        words=frozenset(read["words"]),
        given_names=frozenset(read["given_names"]),
        surnames=frozenset(read["surnames"]),
        lists={name: frozenset(str(w) for w in words) for name, words in surroundings.items()},
        demonyms={fold(word): code for code, words in demonyms.items() for word in words},
        countries={short: code for code, shorts in abbreviations["countries"].items() for short in shorts},
        short_starts=frozenset(
            short.split()[0] for short in (*abbreviations_countries(abbreviations), *regions)
        ),
        regions={short: tuple(codes) for short, codes in regions.items()},
    )


__all__ = ["English", "english"]
