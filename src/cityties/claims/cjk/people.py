"""Mayors and governors told of without their place: 黄伟哲说, 仲川市長は, 乡长游淑贞率团."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.parties import case_after, case_before, place_at
from cityties.claims.discourse import Discourse
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.places.transcriptions import SOUNDS
from cityties.records import Place

OFFICES: dict[str, frozenset[str]] = {
    "市": frozenset({"city", "county_level_city", "district", "town"}),
    "町": frozenset({"town", "city"}),
    "村": frozenset({"village"}),
    "镇": frozenset({"town"}),
    "乡": frozenset({"town"}),
    "县": frozenset({"county", "prefecture"}),
    "縣": frozenset({"county"}),
    "郡": frozenset({"county"}),
    "区": frozenset({"district", "city"}),
    "都": frozenset({"prefecture", "city"}),
    "府": frozenset({"prefecture"}),
    "州": frozenset({"state", "prefecture", "region", "province"}),
    "省": frozenset({"province", "state", "region"}),
    "県": frozenset({"prefecture", "province"}),
    "知": frozenset({"prefecture", "province", "state"}),
}
"""The first character of an office (市长, 乡长, 知事) → the levels of whom it heads."""
_HEADS = re.compile("(?:代|副)?(?:[市町村镇乡县縣郡区州省][长長]|知事)(?:ら)?")
_HAN_NAME = re.compile("[\u4e00-\u9fff々ヶ]{2,4}")
_KATAKANA_NAME = re.compile("[ァ-ヺー・＝]{2,}")
_LONGEST_HAN = 3
_PRONOUNS, _NO_PRONOUNS = ("他", "她"), ("他们", "她们", "他人", "他国")
_SOUNDING = 3  # characters that write sounds, from which on a name is foreign
_HAN_COUNTRIES = frozenset({"CN", "TW", "JP", "KR", "KP", "HK", "MO"})
_NO_NAME = re.compile("[的是在与和及向对说將将会為为等这那一二两三四各其并已也还就都了着著]")


def remember_people(row: Row, parties: Sequence[Party], memory: Discourse, lexicon: CjkLexicon) -> None:
    """Keeps the names of those who head a place that is named beside them: 台南市长|黄伟哲."""
    for party in parties:
        if len(party.places) != 1 or party.actor is None or not _HEADS.fullmatch(party.actor):
            continue
        for name in _names_in(row, party, lexicon):
            memory.people.setdefault(name, party.places[0])
            memory.people |= dict.fromkeys(_PRONOUNS, party.places[0])


def _names_in(row: Row, party: Party, lexicon: CjkLexicon) -> Iterator[str]:
    """The names beside an office: behind it in Chinese, before it in Japanese."""
    if lexicon.verb_first:
        yield from _chinese_names(row, party.last + 1)
        return
    for k in range(party.name + 1, party.last):
        word = row.lower(k).removeprefix("の")
        if row.tokens[k].kind == "word" and (_KATAKANA_NAME.fullmatch(word) or _HAN_NAME.fullmatch(word)):
            yield from word.split("・") if "・" in word else (word, word[:2])


def _chinese_names(row: Row, index: int) -> Iterator[str]:
    """The name that a plain stretch of text begins with; of a foreign one also what stands behind the dot."""
    if index >= len(row.tokens) or row.tokens[index].kind != "word" or _is_cue(row, index):
        return
    word = row.lower(index)
    foreign = len(word) - len(word.lstrip("".join(SOUNDS)))
    name = word[:foreign] if foreign >= _SOUNDING else word[:_LONGEST_HAN]
    if len(name) > 1 and not _NO_NAME.search(name):
        yield name
    if row.lower(index + 1) == "·" and foreign == len(word):
        yield from _chinese_names(row, index + 2)


def _is_cue(row: Row, index: int) -> bool:
    return any(m.first <= index <= m.last for found in row.cues.values() for m in found)


def spoken_people(row: Row, taken: set[int], memory: Discourse, lexicon: CjkLexicon) -> Iterator[Party]:
    """Those who are told of by their name, or by their office alone."""
    for k, token in enumerate(row.tokens):
        if k in taken or token.kind != "word":
            continue
        name = next((n for n in memory.people if len(n) > 1 and n in token.lower), None)
        if name is None and token.lower[:1] in _PRONOUNS and token.lower[:2] not in _NO_PRONOUNS:
            name = token.lower[0] if token.lower[0] in memory.people else None
        if name is not None and not _is_cue(row, k):
            yield _person(row, k, memory.people[name], name, lexicon)
            memory.people |= dict.fromkeys(_PRONOUNS, memory.people[name])
            taken |= {k, k + 1} if _is_office(row, k + 1) else {k}
    for match in row.of("actor"):
        if match.first in taken or not _HEADS.fullmatch(match.sense.form):
            continue
        place = _headed(row, match.first, match.sense.form, memory, lexicon)
        if place is not None:
            yield _person(row, match.first, place, "", lexicon, match.sense.form)
            taken.add(match.first)
            if lexicon.verb_first:
                for name in _chinese_names(row, match.last + 1):
                    memory.people.setdefault(name, place)


def _is_office(row: Row, index: int) -> bool:
    """Whether an office stands behind a name: 鄭文燦|市長."""
    return any(m.first == index and _HEADS.fullmatch(m.sense.form) for m in row.of("actor"))


def _person(
    row: Row, index: int, place: Place, name: str, lexicon: CjkLexicon, office: str = "市长"
) -> Party:
    token = row.tokens[index]
    if lexicon.verb_first:
        ahead = token.lower[: token.lower.find(name)] if name else ""
        within = next((c.name for c in lexicon.before if ahead and ahead.endswith(c.word)), None)
        case = within or ("bare" if ahead else case_before(row, index, lexicon))
    else:
        case = case_after(row, index, index + 1 if _is_office(row, index + 1) else index, lexicon)
    return Party((place,), index, index, token.start, token.end, case, actor=office, bound="person")


def _headed(row: Row, index: int, office: str, memory: Discourse, lexicon: CjkLexicon) -> Place | None:
    """The place of an office that stands alone: the one told of at its level, and in its tongue."""
    levels = OFFICES[office.lstrip("代副")[0]]
    known = [p for k in range(index) if (p := place_at(row, k)) is not None and p.level != "country"]
    known = [*reversed(known), *reversed(memory.recent)]
    fitting = [p for p in known if p.level in levels]
    beside = row.lower(index + 1) if lexicon.verb_first else row.lower(index - 1)
    foreign = _sounds_foreign(beside)
    if foreign:
        return next((p for p in fitting or known if p.country not in _HAN_COUNTRIES), None)
    if "city" in levels:
        home = memory.home
        return home if home is not None and home.level not in ("country", "province", "state") else None
    return fitting[0] if fitting and len({p.id for p in fitting}) == 1 else _subject(fitting, memory)


def _subject(fitting: Sequence[Place], memory: Discourse) -> Place | None:
    subject = memory.subject
    return (
        subject
        if subject is not None and any(p.id == subject.id for p in fitting)
        else next(iter(fitting), None)
    )


def _sounds_foreign(word: str) -> bool:
    """Whether a name is written by sounds: 卢卡斯, ニコルズ."""
    if _KATAKANA_NAME.search(word) and not re.search("[\u4e00-\u9fff]", word):
        return True
    return "·" in word[:6] or sum(c in SOUNDS for c in word[:_SOUNDING]) >= _SOUNDING - 1
