"""Words for levels of administration, and names without them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cityties.places.folding import fold
from cityties.places.sources.tables import document
from cityties.records import Level


@cache
def level_words() -> dict[str, tuple[Level, ...]]:
    """English level words → the levels they may stand for, the usual one first."""
    return {word: tuple(levels) for word, levels in document("levels.yml")["words"].items()}


@cache
def level_endings() -> dict[str, tuple[Level, ...]]:
    """Romanised endings ("shi", "do") → the levels they may stand for."""
    return {word: tuple(levels) for word, levels in document("levels.yml")["endings"].items()}


@cache
def municipal() -> frozenset[str]:
    """Countries whose second-level divisions are municipalities: Håbo is a kommun."""
    return frozenset(document("levels.yml")["municipal"])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = sorted((w for w in level_words() if w not in ("island", "islands")), key=len, reverse=True)
    starts = sorted((fold(s) for s in _starts() if not s.endswith("'")), key=len, reverse=True)
    english = re.compile(rf"^(?:the )?(.+?) (?:{'|'.join(words)})$")
    glued = re.compile(rf"^(.+?)[- ](?:{'|'.join(level_endings())})$")
    before = re.compile(rf"^(?:{'|'.join(starts)}) (.+)$")
    return english, glued, before


def _starts() -> list[str]:
    return document("levels.yml")["starts"]  # type: ignore[no-any-return]


@cache
def _elided() -> re.Pattern[str]:
    """Starts that end in an apostrophe, which folding drops: "Arrondissement d'Aquin" → "aquin"."""
    starts = (re.escape(start[:-1]) for start in _starts() if start.endswith("'"))
    return re.compile(rf"^(?:{'|'.join(starts)})['’]", re.IGNORECASE)


@lru_cache(maxsize=500_000)
def bare(name: str) -> str:
    """The folded name without its level words: "Gyeonggi-do" → "gyeonggi", "Provincia di Como" → "como"."""
    folded = fold(_elided().sub("", name))
    english, glued, before = _patterns()
    for pattern in (before, english, glued):
        match = pattern.match(folded)
        if match:
            folded = match.group(1)
    return folded


@cache
def _not_shown() -> tuple[re.Pattern[str], re.Pattern[str]]:
    starts = sorted(document("levels.yml")["shown without"], key=len, reverse=True)
    ends = document("levels.yml")["shown without at the end"]
    before = re.compile(rf"^(?:{'|'.join(map(re.escape, starts))}) (?=\S)")
    return before, re.compile(rf"(?<=\S) (?:{'|'.join(map(re.escape, ends))})$")


def shown(name: str) -> str:
    """A division's name as one writes it: "Gemeente Voorst" → "Voorst", "Kabupaten Siak" → "Siak Regency"."""
    local, _, own = name.partition(" ")
    english = document("levels.yml")["shown as"].get(local)
    if english and own:
        return f"{own} {english}"
    for words in _not_shown():
        name = words.sub("", name)
    return name


def level_in(name: str) -> tuple[Level, ...]:
    """The levels that a name's own level word allows, or none: "Haiyan County" → county."""
    folded = fold(name)
    first, last = folded.split(" ", 1)[0], folded.rsplit(" ", 1)[-1]
    if first == folded:
        return ()
    if first in ("county", "province", "region", "district"):
        return level_words()[first]
    return level_words().get(last) or level_endings().get(last, ())


def level_of_type(type_name: str, *, first: bool) -> Level:
    """The level for a type of ISO 3166-2; ``first``: whether it lies right under the country."""
    folded = fold(type_name)
    for word in reversed(folded.split()):
        if word in level_words():
            usual = level_words()[word][0]
            return "province" if first and usual in ("city", "county_level_city") else usual
    return "province" if first else "district"
