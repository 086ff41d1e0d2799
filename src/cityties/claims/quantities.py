"""How much of what: "6,000 disposable surgical masks", "$200,000", "sixty hats", "16 members"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cityties.claims.lexicon import Match
from cityties.claims.rows import Row
from cityties.records import Quantity

_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "m": 1_000_000}
_SIGNS = {"$": "US dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_CURRENCIES = frozenset(
    "dollar dollars euro euros yen yuan rmb pound pounds won franc francs peso pesos rupee rupees "
    "usd eur".split()
)
_STOP = frozenset(
    ", . ; : ) ( – — from to for in at on by with and or that which who whose was were is are had has have "
    "will would "
    "of as into over more than against per during after before since".split()
)
_LONGEST = 5  # words of a unit: "disposable surgical masks" has three


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity in a row, from token ``first`` to token ``last``."""

    first: int
    last: int
    quantity: Quantity
    money: bool = False


def find_quantities(row: Row) -> Iterator[Counted]:
    """The quantities of a sentence, in order."""
    index = 0
    while index < len(row.tokens):
        found = _quantity(row, index)
        if found is None:
            index += 1
        else:
            yield found
            index = found.last + 1


def _quantity(row: Row, index: int) -> Counted | None:
    sign = _SIGNS.get(row.lower(index))
    begin = index + 1 if sign else index
    value, after = _number(row, begin)
    if value is None:
        return None
    if sign:
        return Counted(index, after - 1, Quantity(value=value, unit=sign), money=True)
    unit = _unit(row, after)
    if not unit:
        return None
    last = after + len(unit) - 1
    name = " ".join(row.tokens[k].text for k in range(after, last + 1))
    return Counted(index, last, Quantity(value=value, unit=name), money=row.lower(after) in _CURRENCIES)


def find_single(row: Row, goods: Match) -> Counted | None:
    """One of a thing: "a retired ambulance", "an engraved bell", with the goods as its last words."""
    if row.lower(goods.last).endswith("s"):
        return None
    for index in range(goods.first - 1, max(-1, goods.first - 5), -1):
        if row.lower(index) in ("a", "an", "one"):
            name = " ".join(t.text for t in row.tokens[index + 1 : goods.last + 1])
            return Counted(index, goods.last, Quantity(value=1, unit=name))
        if row.tokens[index].kind not in ("word", "adjective") or row.lower(index) in _STOP:
            return None
    return None


def _number(row: Row, index: int) -> tuple[float | None, int]:
    """The number that begins at a token, and the token after it: "2 million", "twenty-three", "a dozen"."""
    word = row.lower(index)
    if index < len(row.tokens) and row.tokens[index].kind == "number":
        try:
            value = float(word.replace(",", ""))
        except ValueError:
            return None, index
        index += 1
    elif word in _WORDS:
        value = float(_WORDS[word])
        index += 1
        if value >= 20 and row.lower(index) == "-" and row.lower(index + 1) in _WORDS:
            value += _WORDS[row.lower(index + 1)]
            index += 2
    else:
        return None, index
    while row.lower(index) in _SCALES or (row.lower(index) == "dozen" and value < 10):
        value *= _SCALES.get(row.lower(index), 12)
        index += 1
    return value, index


def _unit(row: Row, start: int) -> list[int]:
    """The tokens of the things counted: up to the next preposition, mark, verb or place."""
    if row.lower(start) in _CURRENCIES:
        return [start]
    verbs = {m.first for m in row.of("frame") if m.sense.form == "verb"}
    unit: list[int] = []
    for index in range(start, min(start + _LONGEST, len(row.tokens))):
        token = row.tokens[index]
        if token.lower in _STOP or token.kind not in ("word", "adjective") or (index in verbs and unit):
            break
        unit.append(index)
    return (
        unit
        if unit and row.lower(unit[-1]).endswith(("s", "people", "men", "women", "children"))
        else unit[:2]
    )
