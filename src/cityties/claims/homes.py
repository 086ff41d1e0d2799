"""The place from which a story is told: "here", "our city", "the Town"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from cityties.claims.parties import REGIONS, lies_in
from cityties.claims.rows import Row
from cityties.places.folding import fold
from cityties.records import Place

_TITLED = 1.5  # how much a mention in the title counts; one in a sentence counts 1
_REGION = .7  # a region is oftener where a city lies than the place that speaks
_CIVIC = 2.0  # for each mention with its own council or mayor, up to so many:
_CIVIC_MOST = 3
_IN_HOST = 5.0  # the address of the page bears its name: www.kofu.example
_IN_PATH = 1.5
_SAME_COUNTRY = 3.0  # the address of the page is of its country: www.example.jp
_CODES = {"uk": "GB"}  # where the domain of a country is not its code
_SHORT = 4  # letters; a shorter name is found in hosts by chance
_NO_COUNTRY = frozenset({"ai", "co", "fm", "io", "me", "tv", "ly", "to", "cc", "ws", "is"})
"""Domains of countries that anybody takes."""


def find_home(
    rows: Sequence[Row],
    around: Iterable[tuple[Place, int]],
    titles: int,
    address: str | None = None,
) -> Place | None:
    """The place that a story names most, where its title, its councils, the page's frame and address count.

    ``around`` has the places of the page's frame (dateline, byline, furniture) with their weights; they count
    only for a place that the story itself names, unless it names none.  Raises nothing.
    """
    known: dict[int, Place] = {}
    count: Counter[int] = Counter()
    civic: Counter[int] = Counter()
    for number, row in enumerate(rows):
        named = _named(row)
        for index, place in named:
            if any(lies_in(other, place) for _, other in named):
                continue  # "Kofu, Yamanashi": it only says where
            known.setdefault(place.id, place)
            count[place.id] += (_TITLED if number < titles else 1) * (_REGION if place.level in REGIONS else 1)
            civic[place.id] += _has_council(row, index)
    framed = list(around)
    if not known:
        return framed[0][0] if framed else None
    for place, weight in framed:
        if place.id in known:
            count[place.id] += weight
    for identifier, place in known.items():
        count[identifier] += _CIVIC * min(civic[identifier], _CIVIC_MOST) + _in_address(place, address)
    best = max(count.values())
    return next(known[i] for i in known if count[i] == best)


def _named(row: Row) -> list[tuple[int, Place]]:
    """The cities and regions that a sentence names, by their tokens."""
    return [
        (index, token.mention.place)
        for index, token in enumerate(row.tokens)
        if token.kind == "place"
        and token.mention is not None
        and token.mention.place is not None
        and token.mention.place.level != "country"
    ]


def _has_council(row: Row, index: int) -> bool:
    """As in "Kofu City Council", "the Town of Kofu", which speak of their own."""
    follows = {row.lower(k) for k in range(index + 1, index + 4)}
    return bool(follows & row.words("civic"))


def _in_address(place: Place, address: str | None) -> float:
    """What the address of a page says for a place: its name, or its country."""
    if address is None:
        return 0.0
    parts = urlsplit(address)
    host, path = parts.hostname or "", parts.path.lower()
    domain = host.rpartition(".")[2]
    found = 0.0
    names = {re.sub(r"[^a-z]", "", fold(n)) for n in (place.name, place.names.get("en"), place.names.get("local")) if n}
    names = {n for n in names if len(n) >= _SHORT}
    plain = re.sub(r"[^a-z]", "", host)
    if any(n in plain for n in names):
        found += _IN_HOST
    elif any(n in re.sub(r"[^a-z]", "", path) for n in names):
        found += _IN_PATH
    if domain not in _NO_COUNTRY and _CODES.get(domain, domain.upper()) == place.country:
        found += _SAME_COUNTRY
    return found
