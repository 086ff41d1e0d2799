"""Stretches of a text that may transcribe a name: katakana, and characters that write sounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cityties.places.spotting import Spot
from cityties.places.transcriptions import sounds
from cityties.records import Level

MARKS: dict[str, tuple[Level, ...]] = {
    **dict.fromkeys(("市",), ("city", "town", "village", "county_level_city", "district")),
    **dict.fromkeys(("镇", "町", "村"), ("town", "village", "city")),
    **dict.fromkeys(("州", "省", "県", "大区"), ("state", "province", "region", "prefecture", "county")),
    **dict.fromkeys(("郡", "县"), ("county", "district", "region", "state", "province")),
    **dict.fromkeys(("区",), ("district", "county")),
}
"""A level behind a name → the levels of what may be meant."""
LEVEL = re.compile("大区|" + "|".join(MARKS))
KATAKANA = re.compile(r"[ァ-ヺ][ァ-ヺー]*(?:[・＝=][ァ-ヺー]{2,})*")
HAN_RUN = re.compile(r"[\u3400-\u9fff·]+")
STOPS = frozenset("的与和同跟及向赴访到至在对从自于由给为是将并把等即这那各")
"""Characters that write few sounds, and part names from what stands before them."""
LONGEST = 9
LATIN = re.compile(r"(?<![A-Za-zÀ-ž])[A-ZÀ-Ž][a-zß-ž'’-]+(?: [A-ZÀ-Ž][a-zß-ž'’-]+){0,2}(?=[市镇县郡州省])")


class Name(NamedTuple):
    """A stretch of text that may transcribe a name, with the level behind it."""

    start: int
    end: int
    text: str
    mark: str


def in_latin(folded: str) -> Iterator[Name]:
    """Names in Latin letters with a level straight behind them: Blacktown|市, Wagga Wagga|市."""
    for match in LATIN.finditer(folded):
        start, end = match.span()
        yield Name(start, end + 1, folded[start:end], folded[end])


def in_katakana(folded: str, spots: Sequence[Spot]) -> Iterator[Name]:
    """Runs of katakana that nothing else has taken, with the level behind them."""
    taken = {at for s in spots for at in range(s.start, s.end)}
    for match in KATAKANA.finditer(folded):
        start, end = match.span()
        while start < end and (start in taken or folded[start] in "・＝="):
            start += 1
        if start == end or any(at in taken for at in range(start, end)):
            continue
        mark = next((m for m in MARKS if folded.startswith(m, end)), "")
        yield Name(start, end + len(mark), folded[start:end], mark)


def in_han(folded: str, spots: Sequence[Spot]) -> Iterator[Name]:
    """Stretches of characters that write sounds, before a level or behind a country."""
    starts = {s.start for s in spots}
    for spot in spots:
        if "-" in folded[spot.start : spot.end]:
            starts |= set(range(spot.start, spot.end))  # 克卢日-|纳波卡: the second part is told already
    ends = {s.end for s in spots if s.holders and s.holders[0].feature in ("PCL", "ADM1")}
    ends |= {end + 1 for end in ends if folded[end : end + 1] == "国"}
    for run in HAN_RUN.finditer(folded):
        done = run.start()
        for level in LEVEL.finditer(folded, run.start(), run.end()):
            at, mark = level.start(), level.group()
            if at < done:
                continue
            start = _start(folded, at, max(done, run.start()), ends)
            name = folded[start:at]
            if 2 <= len(name.replace("·", "")) <= LONGEST and start not in starts and _sounds(name):
                yield Name(start, at + len(mark), name, mark)
                done = at + len(mark)
    for end in sorted(ends):
        start = end + (folded[end : end + 1] in ("的", "·"))
        stop = start
        while (
            stop < len(folded)
            and stop - start < LONGEST
            and _sounds(folded[stop])
            and folded[stop] not in STOPS
        ):
            stop += 1
        marked = LEVEL.match(folded, stop) is not None
        if stop - start > 2 and not marked and not any(start <= s < stop for s in starts):
            yield Name(start, stop, folded[start:stop], "")


def _sounds(name: str) -> bool:
    """Whether all characters write sounds, but for the points between the parts of a name."""
    return sounds("zh").issuperset(name.replace("·", ""))


def _start(folded: str, at: int, first: int, ends: set[int]) -> int:
    """Where the name before a level begins: behind a country, a small word or another level."""
    start = at
    while (
        start > first
        and start not in ends
        and folded[start - 1] not in STOPS
        and folded[start - 1] not in MARKS
    ):
        start -= 1
    return start
