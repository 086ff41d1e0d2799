"""Names of places in Chinese, Japanese and Korean text, which has no capitals and few gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from cityties.places.folding import fold, han_table
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.sources.tables import DATA, document
from cityties.places.spotting import Spot
from cityties.places.transcriptions import sounds
from cityties.records import Level

LETTER = "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3々ー"
RUN = re.compile(f"[{LETTER}]+(?:-[{LETTER}]+)*")
KATAKANA = re.compile(r"[\u30a1-\u30faー]")
EVENT = re.compile(
    "オリンピック|パラリンピック|マラソン|ファッション|フェスティバル|サミット|エキスポ|コレクション|ウィーク"
)
"""Nouns that a name of a city stands straight before: パリ|オリンピック."""
HANGUL = re.compile(r"[\uac00-\ud7a3]")
HAN = re.compile(r"[\u3400-\u9fff]")
LONGEST = 16
"""Characters of the longest name in use: 積石山保安族東郷族撒拉族自治県 has sixteen."""
COUNTED = re.compile("[一二两三四五六七八九十各全本该我这每某几数][市县区省镇乡村郡町盟旗城]")
"""Towns that are counted or pointed at: 两市, 该县.  九州 is no such thing."""
HAN_NAME = re.compile(r"[\u3400-\u9fff]+")
KANA = re.compile(r"[\u3041-\u309f]")
CIVIC = re.compile("[长民场委政府立内外议]")
"""What follows 市 where it begins another word: 绿色发展|市长论坛."""
BEFORE_PLACES = frozenset("与與和同跟及赴往到抵访訪在于於至从從、驻駐—–-~～－")
"""What stands straight before a place in Chinese."""
AFTER_PLACES = ("から", "より", "まで", "空港", "港", "駅", "発", "行き", "線", "入り", "訪問", "出身")
"""What stands behind places and not behind surnames: 岡山|空港, 高松|発."""
FAR = 1.0
"""By how much a name that overlaps a bare one must be likelier."""
LONG = 4
"""Characters from which on a Chinese name is long."""
TRANSCRIBED = 3
"""Characters from which on a name that writes sounds is hardly another word."""
JOINT = re.compile("[·・＝=]")
"""What joins the parts of a person's name."""
HAN_COUNTRIES = frozenset({"CN", "JP", "KR", "KP", "TW", "HK", "MO", "VN"})
LIKELY = 5.6
"""The prior (about log10 of people) of a name that is taken without a level beside it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The word lists of cjk.yml."""

    levels: dict[str, tuple[Level, ...]]
    particles: frozenset[str]
    organisations: re.Pattern[str]
    person_marks: tuple[str, ...]
    surnames: frozenset[str]
    never: frozenset[str]
    short_countries: dict[str, str]


@cache
def surroundings() -> Surroundings:
    """The word lists, read once."""
    data = document("cjk.yml")
    endings = sorted(data["organisations"], key=len, reverse=True)
    return Surroundings(
        levels={mark: tuple(cast(list[Level], levels)) for mark, levels in data["levels"].items()},
        particles=frozenset(data["particles"]),
        organisations=re.compile(rf"[{LETTER}]{{0,10}}?(?:{'|'.join(endings)})"),
        person_marks=tuple(data["person_marks"]),
        surnames=frozenset(map(fold, data["surnames"])),
        never=frozenset(map(fold, data["never"])),
        short_countries=dict(data["short_countries"]),
    )


def stem(name: str) -> str:
    """A name without the level at its end: 彭州市 → 彭州, 김천시 → 김천."""
    for length in (5, 3, 2, 1):
        if len(name) - length >= 2 and name[-length:] in surroundings().levels:
            return name[:-length].strip()
    return name


def spots_cjk(text: str, gazetteer: Gazetteer) -> list[Spot]:
    """All spans of CJK text that may name a place, in order; the longest wins."""
    found: list[Spot] = []
    folded = text.translate(han_table()).replace("-", " ")  # as keys have it: 巴登 符腾堡
    japanese = KANA.search(text) is not None
    for run in (match.span() for match in RUN.finditer(text)):
        at, end = run
        while at < end - 1:
            spot = _spot_at(text, folded, at, run, gazetteer, japanese=japanese)
            if spot is None:
                at += 1
                continue
            later = _overlapping(text, folded, spot, run, gazetteer, japanese=japanese)
            if later is not None:
                at = later.start
            else:
                found.append(spot)
                at = spot.end
    return found


def _overlapping(
    text: str, folded: str, spot: Spot, run: tuple[int, int], gazetteer: Gazetteer, *, japanese: bool
) -> Spot | None:
    """A far better known name that begins within a bare one: 离开平壤 names no 开平."""
    if spot.levels:
        return None
    for at in range(spot.start + 1, spot.end):
        later = _spot_at(text, folded, at, run, gazetteer, japanese=japanese)
        if (
            later is not None
            and later.end > spot.end
            and later.holders[0].prior > spot.holders[0].prior + FAR
        ):
            return later
    return None


def _spot_at(
    text: str, folded: str, at: int, run: tuple[int, int], gazetteer: Gazetteer, *, japanese: bool
) -> Spot | None:
    start, end = run
    keys = gazetteer.trie.prefixes(folded[at : min(end, at + LONGEST)])
    if not keys or len(keys[-1]) < 2:
        return None
    never = surroundings().never
    for key in reversed(keys):
        if len(key) < 2 or key in never or COUNTED.fullmatch(key):
            continue
        if not _is_bounded(text, at, at + len(key), start, end):
            continue
        holders = tuple(h for h in gazetteer.holders(key) if h.trust > 1)
        if japanese:
            holders = _of_japanese(key, holders, gazetteer)
        if _is_outshone(key, holders, gazetteer):
            continue
        if _is_common(key, folded, at + len(key), holders, japanese=japanese):
            continue
        spot = _reading(text, at, key, holders, end, japanese=japanese)
        if spot is not None:
            return spot
        if _transcribes(key, holders):
            return None  # 图尔达 is no 图尔 that goes on
    return None


def _of_japanese(key: str, holders: tuple[Holder, ...], gazetteer: Gazetteer) -> tuple[Holder, ...]:
    """The bearers of a name in Japanese, which writes towns of the West in kana: 西村 is no West Village.

    A Japanese city may share its name with a greater one in Korea: 大田市.
    """
    if not HAN_NAME.fullmatch(key):
        return holders
    abroad = ("PCL", "ADM1") if len(key) > 2 else ("PCL",)  # 沿海地方, but 万博 is no Huambo
    own = tuple(h for h in holders if h.country in HAN_COUNTRIES or h.feature in abroad)
    if key[-1] != "市" or not any(h.country == "JP" for h in own):
        return own
    shared = (h for h in gazetteer.holders(key[:-1]) if h.country == "KR" and h.level == "city")
    return own + tuple(h._replace(trust=1) for h in shared if h.trust > 1 and h not in own)


def _transcribes(key: str, holders: tuple[Holder, ...]) -> bool:
    """Whether a name writes the sounds of one abroad, so that none that it begins with is meant."""
    abroad = bool(holders) and holders[0].country not in HAN_COUNTRIES
    return abroad and len(key) >= TRANSCRIBED and sounds("zh").issuperset(key)


def _is_outshone(key: str, holders: tuple[Holder, ...], gazetteer: Gazetteer) -> bool:
    """Whether a name with its level is a small place's, without it a far greater one's: ニューヨーク市."""
    if not holders or key[-1] not in surroundings().levels or holders[0].country in HAN_COUNTRIES:
        return False
    greater = gazetteer.holders(key[:-1])
    return bool(greater) and greater[0].trust > 1 and greater[0].prior > holders[0].prior + FAR


@cache
def common_words() -> frozenset[str]:
    """Chinese words of every day that are also names of places: 来宾, 自由, 发展."""
    return frozenset((DATA / "chinese/words.txt").read_text(encoding="utf-8").split())


def _is_common(key: str, folded: str, stop: int, holders: tuple[Holder, ...], *, japanese: bool) -> bool:
    """Whether a name is a common word: no level of its own behind it; in Japanese, no Japanese place."""
    if key not in common_words() or (japanese and holders and holders[0].country == "JP"):
        return False
    mark = folded[stop : stop + 1]
    return mark not in surroundings().levels or (mark == "市" and CIVIC.match(folded, stop + 1) is not None)


def _is_bounded(text: str, at: int, stop: int, start: int, end: int) -> bool:
    """Katakana names fill their run of katakana; Korean names start a word and end it, but for particles."""
    first, last = text[at], text[stop - 1]
    if KATAKANA.match(first) and at > start and KATAKANA.match(text[at - 1]):
        return False
    if KATAKANA.match(last) and stop < end and KATAKANA.match(text[stop]):
        return EVENT.match(text, stop) is not None
    if HANGUL.match(first):
        if at > start and HANGUL.match(text[at - 1]):
            return False
        rest = HANGUL_WORD.match(text, stop)
        return rest is None or _is_korean_ending(rest.group())
    return True


HANGUL_WORD = re.compile(r"[\uac00-\ud7a3]+")


def _is_korean_ending(rest: str) -> bool:
    lists = surroundings()
    if rest in lists.particles:
        return True
    return any(
        rest.startswith(mark) and (rest == mark or rest[len(mark) :] in lists.particles)
        for mark in lists.levels
    )


def _reading(
    text: str, at: int, key: str, holders: tuple[Holder, ...], end: int, *, japanese: bool
) -> Spot | None:
    if not holders:
        return None
    lists = surroundings()
    stop = at + len(key)
    mark = next((text[stop : stop + n] for n in (5, 4, 3, 2, 1) if text[stop : stop + n] in lists.levels), "")
    name = text[at:stop]
    own = next((name[-n:] for n in (5, 4, 3, 2, 1) if len(name) - n >= 2 and name[-n:] in lists.levels), "")
    if own and mark == own:
        mark = ""  # 绍兴市|市长: the second one begins another word
    if own == "市":
        mark = ""  # 成都市|都在: no word for a level stands behind it
    if mark == "州" and any(h.feature == "ADM1" for h in holders):
        holders = tuple(h for h in holders if h.feature != "PCL")  # ジョージア州 is no country
    if holders[0].feature == "PCL" and mark != "国":
        mark = ""  # 日本|都城市: countries have no level behind them
    levels = lists.levels[mark] if mark and stop + len(mark) <= end else lists.levels.get(own, ())
    best = holders[0]
    beside = text[at - 1 : at] + text[stop : stop + 1]
    if not levels and (best.prior < _likely(best, key) or (best.prior < LIKELY and JOINT.search(beside))):
        return None
    if not mark and key in lists.surnames and not _stands_as_place(text, at, stop, japanese=japanese):
        return None
    posted = text[at - 1 : at] in ("驻", "駐")
    if text.startswith(lists.person_marks, stop) and not posted:
        return None
    if mark:
        holders = tuple(sorted(holders, key=lambda h: h.level not in levels))  # 万象省 is the province
    spot = Spot(at, at, fold(stem(name)), "name", holders, at, stop + len(mark), levels=levels)
    spot.located = bool(levels)
    organisation = lists.organisations.match(text, spot.end) or (
        mark and lists.organisations.match(text, stop)
    )
    if organisation and not _names_another(text, spot.end, organisation.end()):
        spot.organisation = text[at : organisation.end()]
    return spot


def _likely(best: Holder, key: str) -> float:
    """The prior that a bare name needs: less for long Chinese names, like no other words (西双版纳)."""
    if best.country == "CN" and len(key) >= LONG:
        return LIKELY - 2.2
    if best.feature == "ADM1" and len(key) >= LONG:
        return LIKELY - 1.0
    if best.country not in HAN_COUNTRIES and len(key) >= LONG:
        return LIKELY - 1.1
    if best.feature != "ADM1" and _transcribes(key, (best,)):
        return LIKELY - 0.6
    return LIKELY - 0.6 if best.level == "county_level_city" else LIKELY


def _stands_as_place(text: str, at: int, stop: int, *, japanese: bool) -> bool:
    """Whether beside a name that is also a surname stands what stands beside places: の, で, 在, punctuation.

    Chinese names people in full, and their offices before them: 福州与|长崎|结好 is the city.
    """
    if not japanese and text[at - 1 : at] in BEFORE_PLACES and at:
        return True
    return (
        text.startswith(AFTER_PLACES, stop)
        or stop >= len(text)
        or (text[stop] in "のでとやへにをは、。・－–-―—⇔↔〜～−（）()「」 \n" and not HAN.match(text[stop]))
    )


def _names_another(text: str, start: int, end: int) -> bool:
    """Whether a second place or a verb stands between a name and what looks like its organisation."""
    return any(mark in text[start:end] for mark in "与和同及向访赴在于と、の를을와과 ")
