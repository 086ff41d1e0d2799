#!/usr/bin/env python3
"""Fit how likely a pair of places of a page is tied, and tell how pages are read that were left out.

python -m benchmark.fitting_pairs SET...             fit on four fifths of the outlets, for each fifth, and
                                                     print how its pages are read
python -m benchmark.fitting_pairs SET... --write     also fit on all, and write weights/en-pairs.json and the
                                                     section "pairs" of weights/en.yml
python -m benchmark.fitting_pairs SET... --unseen S  numbers learn from the sets S alone: pages that nobody
                                                     read while the rules were written

A SET is a folder of labelled pages (see benchmark/labelled/GUIDE.md).  A pair is right if its page's labels
tie it.  Words are scored by models that have not seen the outlet of the page, so that the
numbers learn how far to trust them.  Needs scikit-learn, of the dependency group ``fitting``.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import numpy as np
import numpy.typing as npt
from benchmark.fitting import WEIGHTS, stories_of
from benchmark.fitting import write as write_weights
from benchmark.score import Item, Tally, load_labelled, same_pair
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cityties.claims.page_pairs.choosing import compared
from cityties.claims.page_pairs.model import PairModel, WordWeights
from cityties.claims.page_pairs.shape import Shape, shapes_of
from cityties.claims.page_pairs.view import PageView
from cityties.claims.page_pairs.wording import Words, words_of_pair
from cityties.claims.salience import Pair
from cityties.claims.scoring import Weights
from cityties.places import Gazetteer

FOLDS = 5
C = 0.3
"""Inverse strength of the regularisation of words; 0.1 to 1 do about as well on outlets left out."""
C_NUMBERS = 0.3
"""The same of numbers, which are scaled to one spread first; trees in its place read no better."""
RARE = 4
"""Outlets that must have a word for it to count: two do no better, and learn the names of streets."""
SLIGHT = 0.03
"""Log odds below which a word is left out of the file."""


@dataclass
class Page:
    """A labelled page: the words and shapes of its pairs, and which of them are right."""

    outlet: str
    unseen: bool
    labelled: int
    shapes: dict[Pair, Shape]
    words: dict[Pair, Words]
    right: set[Pair]


def read_page(page: Item, gazetteer: Gazetteer, *, unseen: bool) -> Page:
    """The pairs of a labelled page."""
    view = PageView(list(stories_of(page, gazetteer, "en")))
    shapes = shapes_of(view)
    return Page(
        outlet=(urlsplit(page.get("url") or "").hostname or page["id"]).removeprefix("www."),
        unseen=unseen,
        labelled=len({frozenset((label["a"], label["b"])) for label in page["ties"]}),
        shapes=shapes,
        words={pair: words_of_pair(view, pair) for pair in shapes},
        right={pair for pair in shapes if _is_right(view, pair, page["ties"])},
    )


def _is_right(view: PageView, pair: Pair, labels: Iterable[Item]) -> bool:
    a, b = (msgspec.to_builtins(view.places[i]) for i in sorted(pair))
    return any(same_pair(label, {"a": a, "b": b}) for label in labels)


def fit_words(pages: Sequence[Page]) -> WordWeights:
    """What each word around a pair adds, as log odds."""
    outlets: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for name in {name for words in page.words.values() for name in words}:
            outlets[name].add(page.outlet)
    names = sorted(name for name, on in outlets.items() if len(on) >= RARE)
    at = {name: index for index, name in enumerate(names)}
    told = [(words, pair in page.right) for page in pages for pair, words in page.words.items()]
    cells = [
        (row, at[n], value) for row, (words, _) in enumerate(told) for n, value in words.items() if n in at
    ]
    rows, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(told), len(names)))
    model = LogisticRegression(C=C, max_iter=300, solver="liblinear").fit(
        matrix, [right for _, right in told]
    )
    weights = {name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)}
    return WordWeights(
        round(float(model.intercept_[0]), 2), {n: w for n, w in weights.items() if abs(w) >= SLIGHT}
    )


def folds(pages: Sequence[Page]) -> list[int]:
    """The fold of each page; the pages of an outlet stay together."""
    outlets = sorted({page.outlet for page in pages})
    order = np.random.default_rng(1).permutation(len(outlets))
    of_outlet = {outlets[at]: int(number % FOLDS) for number, at in enumerate(order)}
    return [of_outlet[page.outlet] for page in pages]


def numbers(page: Page, words: WordWeights) -> dict[Pair, Shape]:
    """The numbers of the pairs of a page, with words scored by these weights."""
    return compared(page.shapes, {pair: words.score(found) for pair, found in page.words.items()})


def fit(pages: Sequence[Page], threshold: float) -> PairModel:
    """The model of some pages: words first, then numbers, for which words are scored as on unseen pages."""
    fold = folds(pages)
    told: list[tuple[Shape, bool]] = []
    for left_out in range(FOLDS):
        words = fit_words([p for p, f in zip(pages, fold, strict=True) if f != left_out])
        for page in (p for p, f in zip(pages, fold, strict=True) if f == left_out and p.unseen):
            told += [(found, pair in page.right) for pair, found in numbers(page, words).items()]
    return PairModel(fit_words(pages), _fit_numbers(told, threshold))


def _fit_numbers(told: Sequence[tuple[Shape, bool]], threshold: float) -> Weights:
    names = sorted(told[0][0])
    matrix = np.array([[found[name] for name in names] for found, _ in told])
    spread = matrix.std(axis=0) + 1e-9
    model = LogisticRegression(C=C_NUMBERS, max_iter=3000).fit(matrix / spread, [r for _, r in told])
    features = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0] / spread, strict=True)}
    return Weights(round(float(model.intercept_[0]), 2), features, {"default": threshold})


def measure(pages: Sequence[Page], model: PairModel) -> npt.NDArray[np.float64]:
    """Probability and rightness of each pair of some pages, a row each."""
    return np.array(
        [
            (model.numbers.score(found), pair in page.right)
            for page in pages
            for pair, found in numbers(page, model.words).items()
        ]
    ).reshape(-1, 2)


def tally(told: npt.NDArray[np.float64], labelled: int, threshold: float) -> Tally:
    """What is found at a threshold."""
    found = told[told[:, 0] >= threshold]
    return Tally(right=int(found[:, 1].sum()), labelled=labelled, found=len(found))


def write(model: PairModel) -> None:
    """Put a model where the reader finds it."""
    words = msgspec.json.format(msgspec.json.encode(model.words, order="sorted"), indent=1)
    (WEIGHTS / "en-pairs.json").write_bytes(words + b"\n")
    write_weights("en", "pairs", model.numbers)


def main() -> None:
    """Fit the likelihood of pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET")
    parser.add_argument("--unseen", nargs="*", type=Path, default=[], metavar="SET")
    parser.add_argument("--threshold", type=float, default=0.55)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    gazetteer = Gazetteer.open()
    pages = [
        read_page(page, gazetteer, unseen=not args.unseen or folder in args.unseen)
        for folder in args.sets
        for page in load_labelled(folder).values()
    ]
    fold = folds(pages)
    held: Mapping[int, npt.NDArray[np.float64]] = {
        left_out: measure(
            [p for p, f in zip(pages, fold, strict=True) if f == left_out and p.unseen],
            fit([p for p, f in zip(pages, fold, strict=True) if f != left_out], args.threshold),
        )
        for left_out in range(FOLDS)
    }
    told = np.concatenate(list(held.values()))
    labelled = sum(page.labelled for page in pages if page.unseen)
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(tally(told, labelled, threshold).line(f"left out, from {threshold}"))
    if args.write:
        write(fit(pages, args.threshold))


if __name__ == "__main__":
    main()
