"""The place from which a story is told: "here", "our city", "the Town"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from cityties.claims.parties import REGIONS
from cityties.claims.rows import Row
from cityties.places.addresses import LEAST_LETTERS, country_of, host_of, letters
from cityties.records import Place

_TITLED = 2.0  # how much a mention in the title counts; one in a sentence counts 1
_CIVIC = 2.0  # for each mention with its own council or mayor, up to so many:
_CIVIC_MOST = 3
_IN_HOST = 5.0  # the address of the page bears its name: www.kofu.example
_IN_PATH = 1.5
_SAME_COUNTRY = 3.0  # the address of the page is of its country: www.example.jp


def find_home(
    rows: Sequence[Row],
    around: Iterable[tuple[Place, int]],
    titles: int,
    address: str | None = None,
) -> Place | None:
    """The place that a story names most, where its title, its councils, the page's frame and address count.

    ``around`` has the places of the page's frame (dateline, byline, furniture) with their weights; they count
    only for a place that the story itself names, unless it names none.
    """
    known: dict[int, Place] = {}
    weight: defaultdict[int, float] = defaultdict(float)
    civic: Counter[int] = Counter()
    for number, row in enumerate(rows):
        for index, place in _named(row):
            known.setdefault(place.id, place)
            weight[place.id] += _TITLED if number < titles else 1
            civic[place.id] += _has_council(row, index)
    framed = list(around)
    if not known:
        return framed[0][0] if framed else None
    for place, told in framed:
        if place.id in known:
            weight[place.id] += told
    for identifier, place in known.items():
        weight[identifier] += _CIVIC * min(civic[identifier], _CIVIC_MOST)
        weight[identifier] += _in_address(place, address) if address is not None else 0
    best = max(weight.values())
    if best <= max(_unplaced(rows, titles).values(), default=0):
        return None
    return next(known[i] for i in known if weight[i] == best)


def _unplaced(rows: Sequence[Row], titles: int) -> Counter[str]:
    """How much is told of names that two or more places bear, and that could not be placed."""
    told: Counter[str] = Counter()
    for number, row in enumerate(rows):
        for index, token in enumerate(row.tokens):
            if token.kind == "name" and token.mention is not None and token.mention.status == "ambiguous":
                told[token.lower] += 2 if number < titles else 1
                told[token.lower] += 2 * _has_council(row, index)
    return told


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
    """As in "Kofu City Council", "Kofu's mayor"."""
    return bool({row.lower(k) for k in range(index + 1, index + 4)} & row.words("civic"))


def _in_address(place: Place, address: str) -> float:
    """What the address of a page says for a place: its name, or its country."""
    host, path = letters(host_of(address)), letters(urlsplit(address).path)
    told = (place.name, place.names.get("en", ""), place.names.get("local", ""))
    names = {name for name in map(letters, told) if len(name) >= LEAST_LETTERS}
    found = 0.0
    if any(name in host for name in names):
        found += _IN_HOST
    elif place.level not in REGIONS and any(name in path for name in names):
        found += _IN_PATH
    if country_of(address) == place.country:
        found += _SAME_COUNTRY
    return found
