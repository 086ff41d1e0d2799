"""The words around the places of a pair, as named features: "between: twinned with", "one: counterpart"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log1p

from cityties.claims.page_pairs.view import PageView
from cityties.claims.salience import Pair

_ASIDE = 7  # words before and behind a pair
_BETWEEN = 25  # words between the two that may join them
_FAR = 12  # words between the two beyond which more say nothing new

Words = Mapping[str, float]


def words_of_pair(page: PageView, pair: Pair) -> Words:
    """What stands between the two, before and behind them, and in the sentences that name one of them."""
    found: Counter[str] = Counter()
    one, other = sorted(pair)
    marks = _marks(page, {"<end>": [one, other], "<home>": [page.home] if page.home in pair else []})
    rows: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place in pair:
        for row, at in page.at.get(place, ()):
            rows[row][place].append(at)
    for row, named in rows.items():
        symbols = _marked(page, row, marks)
        if len(named) == 2:
            found.update(_together(page, row, symbols, named[one], named[other]))
        else:
            found.update(f"one: {symbol}" for symbol in set(symbols))
            found.update({f"one, cue: {c.group}/{c.name}" for c in page.cues[row]})
    return {name: log1p(count) for name, count in found.items()}


def _together(
    page: PageView, row: int, symbols: Sequence[str], ones: Sequence[int], others: Sequence[int]
) -> Iterator[str]:
    low, high = min(
        (sorted((x, y)) for x in ones for y in others), key=lambda span: (span[1] - span[0], span[0])
    )
    yield from _runs("between", symbols[low + 1 : high][:_BETWEEN], 3)
    yield from _runs("before", symbols[max(0, low - _ASIDE) : low], 3)
    yield from _runs("behind", symbols[high + 1 : high + 1 + _ASIDE], 3)
    yield f"apart: {min(high - low, _FAR)}"
    yield "together"
    yield from {
        f"cue {'between' if low < c.first < high else 'beside'}: {c.group}/{c.name}" for c in page.cues[row]
    }


def _runs(where: str, words: Sequence[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        for k in range(len(words) - length + 1):
            yield f"{where}: {' '.join(words[k : k + length])}"


def _marks(page: PageView, names: Mapping[str, Iterable[int | None]]) -> dict[tuple[int, int], str]:
    return {at: name for name, cities in names.items() for c in cities if c for at in page.at.get(c, ())}


def _marked(page: PageView, row: int, marks: Mapping[tuple[int, int], str]) -> list[str]:
    return [marks.get((row, k), symbol) for k, symbol in enumerate(page.symbols[row])]
