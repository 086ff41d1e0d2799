"""How likely a pair is tied: what the words around it add, then what its numbers add.

Both are logistic.  The words stand in ``weights/<language>-pairs.json``, the numbers in the section ``pairs``
of ``weights/<language>.yml``; ``python -m benchmark.fitting_pairs`` fits them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import fsum

import msgspec

from cityties.claims.scoring import Weights, weights


class WordWeights(msgspec.Struct, frozen=True):
    """A logistic model of words: what each of them adds, as log odds."""

    intercept: float
    words: dict[str, float]

    def score(self, words: Mapping[str, float]) -> float:
        """The sum of the weights; the same in whatever order the words come."""
        known = self.words
        return self.intercept + fsum(known[name] * value for name, value in words.items() if name in known)


class PairModel(msgspec.Struct, frozen=True):
    """The model of one language; a pair is told from the threshold of its numbers on."""

    words: WordWeights
    numbers: Weights


@cache
def pair_model(language: str) -> PairModel | None:
    """The model of a language; none where its pairs are told by the rules alone."""
    path = resources.files("cityties.claims") / "weights" / f"{language}-pairs.json"
    if not path.is_file():
        return None
    return PairModel(msgspec.json.decode(path.read_bytes(), type=WordWeights), weights(language, "pairs"))
