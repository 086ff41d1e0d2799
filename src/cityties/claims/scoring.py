"""Scores: named features and their weights, fitted on the labelled pages and kept in a readable file."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cityties.knowledge import read_knowledge
from cityties.records import Reason


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: the weight of each feature by name, and the score from which a claim is made.

    ``thresholds`` may name a kind; ``default`` stands for the others.
    """

    intercept: float
    features: Mapping[str, float]
    thresholds: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """The probability that a candidate with these features is right, between 0 and 1."""
        total = self.intercept + sum(self.features.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-total))

    def reasons(self, features: Mapping[str, float]) -> tuple[Reason, ...]:
        """The features that counted, the weightiest first."""
        counted = [(name, round(self.features.get(name, 0.0) * value, 2)) for name, value in features.items()]
        return tuple(
            Reason(feature=name, weight=weight)
            for name, weight in sorted(counted, key=lambda c: (-abs(c[1]), c[0]))
            if weight
        )

    def accepts(self, kind: str, score: float) -> bool:
        """Whether a candidate of a kind is good enough to be a claim."""
        return score >= self.thresholds.get(kind, self.thresholds["default"])


@cache
def weights(language: str, of: str) -> Weights:
    """The weights of a language for ties or exchanges, from ``weights/<language>.yml``."""
    data = _all_weights(language)[of]
    return Weights(data["intercept"], data["features"], data["thresholds"])


@cache
def _all_weights(language: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = read_knowledge("cityties.claims", f"weights/{language}.yml")
    return content
