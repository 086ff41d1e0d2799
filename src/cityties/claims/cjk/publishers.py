"""Whose page it is, where a Chinese or Japanese story names no place at home: its hall's name or address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from cityties.places import Gazetteer
from cityties.places.folding import fold
from cityties.records import Article, Mention, Place

_HALL = re.compile(
    "[市区町村都道府県县]?(?:役所|役場|庁|議会|公式|ホームページ|だより|報|国際交流|教育委員会|人民政府|外办|外事)"
)
"""What follows the name of a place in that of its hall, paper or association: 市議会だより, 市役所."""
_PAPER = re.compile("(?:広報|市報|町報|区報|県報)$")
_HOST = re.compile(
    r"(?:^|\.)(?:city|town|vill|pref)\.(?P<jp>[a-z-]{3,})\.|(?:^|\.)(?P<cn>[a-z]{4,})\.gov\.(?:cn|tw)$"
)
"""The place in the address of its hall: city.kofu.lg.jp, www.chengdu.gov.cn."""


def publisher(
    article: Article,
    mentions: Sequence[Mention],
    address: str | None,
    gazetteer: Gazetteer,
    countries: Iterable[str],
) -> Place | None:
    """The one place at home whose hall, paper or association the page's frame or address names."""
    home = frozenset(countries)
    signed = {m.place.id: m.place for m in mentions if m.place is not None and _signs(article.text, m)}
    near = [p for p in signed.values() if p.country in home and p.level != "country"]
    if near:
        return near[0] if len(near) == 1 else None
    return _of_address(address, gazetteer, home)


def _signs(text: str, mention: Mention) -> bool:
    """Whether a name is that of a hall or its paper: (甲府|市議会だより), 広報|こうふ."""
    at = mention.end - (text[mention.end - 1 : mention.end] in "市区町村県县")
    return _HALL.match(text, at) is not None or _PAPER.search(text[: mention.start][-4:]) is not None


def _of_address(address: str | None, gazetteer: Gazetteer, home: frozenset[str]) -> Place | None:
    host = urlsplit(address).hostname if address else None
    match = _HOST.search(host) if host else None
    if match is None:
        return None
    known = gazetteer.holders(fold(match["jp"] or match["cn"]))
    holder = next((h for h in known if h.country in home and h.level != "country"), None)
    return gazetteer.place(holder.id) if holder is not None else None
