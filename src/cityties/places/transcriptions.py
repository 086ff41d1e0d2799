"""Foreign names written by their sound: which Latin names 梅凯勒 or ウッデバラ may write.

What each character or syllable writes was learnt from the gazetteer's own names in both scripts
(``tools/gazetteer/learn_transcriptions.py``) and stands in ``data/transcriptions``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter

from cityties.places.folding import fold
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.sources.tables import rows

SOUNDS = frozenset(
    "尔斯克德特尼姆蒂迪弗布茨兹普格诺莱雷纳卢萨塔卡库罗洛鲁哈赫霍胡曼莫穆努奥帕佩皮奇乔塞桑莎舒韦沃耶扎詹佐恩丹顿戈佛盖凯科考劳妮琳丽娜莉蕾瑟伯贝基吉"
    "爾蒂納盧薩羅魯蓋凱勞麗莉奧佩喬韋詹頓"
)
"""Characters that write the sounds of foreign names and few words beside."""
SMALL = frozenset("ァィゥェォャュョヮ")
"""Letters that make one syllable with the letter before: シャ."""
JOINTS = frozenset("・＝=·‧")
BREADTH = 300
"""Beginnings of Latin names followed at once; of names left out of the learning 3 in 100 are lost."""
LEAST = -2.8
"""The logarithm of the likelihood that a name needs for each unit; frames ask for more (``framed``)."""
PEOPLE = 0.6
"""What ten times as many people are worth, in the units of the logarithm of a likelihood."""
RARELY = 1.2
"""What is taken off for a name that GeoNames keeps without a language."""
NAMESAKE = -1.0
"""The logarithm of how likely a name written as that of another place means this one."""
GAP = " "

Reading = tuple[Holder, float, float]
"""A place, how well its name fits for each unit, and how well it fits all in all, its people counted."""


def units_of(name: str) -> list[str]:
    """The units that write a sound each: 阿|尔|特|斯, シャ|ン|パ|ー|ニュ."""
    units: list[str] = []
    for letter in name:
        if letter in JOINTS:
            continue
        if letter in SMALL and units:
            units[-1] += letter
        else:
            units.append(letter)
    return units


@cache
def _spellings(language: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Unit → what it writes with the logarithm of its share, the likeliest first."""
    table = {}
    for row in rows(f"transcriptions/{language}.tsv"):
        pairs = (told.split(":") for told in row["spellings"].split(" "))
        table[row["unit"]] = tuple((letters, math.log(float(share))) for letters, share in pairs)
    return table


KANA_VARIANTS = (
    ("・", ""),
    ("＝", ""),
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ヴ", "ブ"),
    ("ティ", "チ"),
    ("ディ", "ジ"),
    ("ウィ", "ウイ"),
    ("ウェ", "ウエ"),
    ("イェ", "エ"),
    ("クァ", "カ"),
    ("ッ", ""),
    ("ー", ""),
)
"""Spellings that Japanese news use for each other: リヴァプール and リバプール."""


def kana_variants(name: str) -> Iterator[str]:
    """A name in katakana as it may be spelt otherwise, nearest first."""
    yield name.replace("・", "").replace("＝", "")
    for one, other in KANA_VARIANTS:
        if one in name:
            yield name.replace(one, other)
        if other and other in name:
            yield name.replace(other, one)
    if not name.endswith("ー"):
        yield name + "ー"


@cache
def sounds(language: str) -> frozenset[str]:
    """The characters that write sounds of foreign names in a language."""
    return frozenset(_spellings(language))


def readings(name: str, gazetteer: Gazetteer) -> list[Reading]:
    """The places whose Latin names a transcription may write, the best fitting first, in any country."""
    language = "ja" if "\u30a1" <= name[0] <= "\u30fc" else "zh"
    units = tuple(units_of(name if language == "ja" else fold(name)))
    best: dict[int, Reading] = {}
    for key, likelihood in (*_known(name, gazetteer), *_latin(language, units, gazetteer)):
        for holder in gazetteer.holders(key):
            fit = likelihood + PEOPLE * math.log10(max(holder.population, 300))
            fit -= RARELY * (holder.trust < 2)
            if holder.id not in best or best[holder.id][2] < fit:
                best[holder.id] = (holder, likelihood / len(units), fit)
    return sorted(best.values(), key=lambda reading: (-reading[2], reading[0].id))


def _known(name: str, gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """The name itself, and the Latin names of its bearers: 蒙哥马利 is Montgomery, and its county too."""
    yield fold(name), 0.0
    for holder in gazetteer.holders(fold(name)):
        yield fold(holder.name), NAMESAKE


@lru_cache(maxsize=4096)
def _latin(language: str, units: tuple[str, ...], gazetteer: Gazetteer) -> tuple[tuple[str, float], ...]:
    """The gazetteer's Latin names that the units may write, with the logarithm of the likelihood.

    A beginning is left when even the likeliest rest could not lift it to ``LEAST`` for each unit.
    """
    written = [_spellings(language).get(unit, ()) for unit in units]
    if not all(written):
        return ()
    rest = [0.0]
    for spellings in reversed(written):
        rest.append(rest[-1] + spellings[0][1])
    rest.reverse()
    begun: dict[str, float] = {"": 0.0}
    for number, spellings in enumerate(written):
        longer = _longer(begun, spellings, LEAST * len(units) - rest[number + 1])
        begun = {}
        for key, likelihood in sorted(longer.items(), key=itemgetter(1), reverse=True):
            if _begins_a_name(key, gazetteer):
                begun[key] = likelihood
                if len(begun) == BREADTH:
                    break
    return tuple((key, likelihood) for key, likelihood in begun.items() if key in gazetteer.trie)


def _longer(
    begun: dict[str, float], spellings: Sequence[tuple[str, float]], least: float
) -> dict[str, float]:
    """Each beginning with each spelling of the next unit, which may begin another word: dire| dawa."""
    longer: dict[str, float] = {}
    for start, likelihood in begun.items():
        gap = bool(start) and start[-1] != GAP
        for letters, share in spellings:
            told = likelihood + share
            if told < least:
                break  # the spellings stand by their shares
            for key in (start + letters, start + GAP + letters) if gap and letters else (start + letters,):
                if told > longer.get(key, -math.inf):
                    longer[key] = told
    return longer


def _begins_a_name(key: str, gazetteer: Gazetteer) -> bool:
    return not key or next(gazetteer.trie.iterkeys(key), None) is not None
