#!/usr/bin/env python3
"""Fit the weights of exchanges on labelled pages, and tell how they do on a set not seen.

python -m benchmark.fitting_exchanges SET...                 fit on all sets but one, for each, and print how
                                                             that one is read
python -m benchmark.fitting_exchanges SET... --write         also fit on all sets, and write weights/en.yml:
                                                             in English the present weights are moved
python -m benchmark.fitting_exchanges SET... --language zh   the same for Chinese; ja for Japanese

A SET is a folder of labelled pages (see benchmark/labelled/GUIDE.md).  A candidate is right if its kind,
places and year are labelled on its page and its sentence lies in the evidence; in another sentence it is
neither right nor wrong.  In Chinese and Japanese it is right in any sentence, if a visit or a gift also goes
the labelled way.  Thresholds stay as they stand in the file.  English weights are held near those that are
there, which were learnt from pages that may not be at hand.  What a story tells for a candidate hangs on what
was accepted before it: after a change of the cues, write twice.  Needs scikit-learn, of the dependency group
``fitting``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from benchmark.fitting import hold_out, known, solve, stories_of
from benchmark.score import DIRECTED, Item, Tally, names_of, overlap, places_of, same, year
from scipy.optimize import minimize

from cityties.claims.candidates import Candidate
from cityties.claims.finding import dated_tellings
from cityties.claims.joining import Telling
from cityties.claims.scoring import Weights, weights
from cityties.claims.timing import Calendar
from cityties.places import Gazetteer

Array = npt.NDArray[np.float64]

C = {"en": 0.5, "zh": 0.5, "ja": 0.5}
"""Inverse strength of the regularisation; in English 0.2 to 2 do as well on sets that were not seen."""
C_NEAR = 0.15
"""The same where weights are held near those that are there."""
COUNTS = {"en": 8.0, "portal": 8.0}
"""How often a page of a set counts, where not once: the sample for which the reader is held to floors."""
ALIKE = 0.5
"""Share of the places that a candidate and a label must have in common, as in benchmark/score.py."""


@dataclass(frozen=True)
class Example:
    """A candidate with its features; ``right`` is nothing where its label stands on another sentence.

    ``cue`` tells which candidates differ in their sides only, ``labels`` which exchanges it may stand for.
    """

    page: str
    kind: str
    places: frozenset[int]
    cue: tuple[int, int, int, str]
    features: dict[str, float]
    labels: frozenset[int]
    right: bool | None


@dataclass(frozen=True)
class Page:
    """The candidates of one page, how many exchanges its labels have, and how often it counts."""

    examples: list[Example]
    labelled: int
    counts: float


def read_page(page: Item, folder: Path, gazetteer: Gazetteer, language: str) -> Page:
    """All candidates for exchanges on a labelled page."""
    examples: list[Example] = []
    for number, story in enumerate(stories_of(page, gazetteer, language)):
        calendar = Calendar(story.rows, story.story.published, gapless=story.grammar.gapless)
        examples += [
            _example(page, number, candidate, score, calendar, gapless=story.grammar.gapless)
            for candidate, score in (*story.exchanges, *story.signings)
        ]
    return Page(examples, len(page["exchanges"]), COUNTS.get(folder.name, 1.0))


def _example(
    page: Item, story: int, candidate: Candidate, score: float, calendar: Calendar, *, gapless: bool
) -> Example:
    row, match = candidate.row, candidate.match
    found = {"from": msgspec.to_builtins(candidate.from_), "to": msgspec.to_builtins(candidate.to)}
    dates = [t.date for t in dated_tellings(calendar, Telling(candidate, score, None, None))]
    years = {year(d.value) if d is not None else None for d in dates}
    labels = [
        number
        for number, label in enumerate(page["exchanges"])
        if label["kind"] == candidate.kind
        and overlap([*label["from"], *label["to"]], places_of(found)) >= ALIKE
        and (not year(label["date"]) or bool(years & {year(label["date"]), None}))
        and not (gapless and _goes_the_other_way(label, found))
    ]
    here = any(in_evidence(page, number, row.sentence.start, row.sentence.end) for number in labels)
    return Example(
        page["id"],
        candidate.kind,
        frozenset(p.id for p in (*candidate.from_, *candidate.to)),
        (story, row.sentence.start, match.first, match.sense.name),
        dict(candidate.features),
        frozenset(labels),
        here if here or not labels else (True if gapless else None),
    )


def _goes_the_other_way(label: Item, found: Item) -> bool:
    """Whether a visit, donation or gift comes from another place than its label says."""
    if label["kind"] not in DIRECTED or not label["from"]:
        return False
    return not any(same(label["from"][0], names_of(place)) for place in found["from"])


def in_evidence(page: Item, number: int, start: int, end: int) -> bool:
    """Whether a sentence is one of those that tell of the exchange of a page with a number."""
    evidence = page["exchanges"][number]["evidence"]
    begin = page["text"].find(evidence)
    return begin < 0 or (start < begin + len(evidence) and begin < end)


def fit(pages: Sequence[Page], language: str) -> Weights:
    """The weights with which a logistic model tells right candidates from wrong ones best."""
    told = [(e, page.counts) for page in pages for e in page.examples if e.right is not None]
    examples = [e for e, _ in told]
    intercept, features = solve(
        [e.features for e in examples],
        [bool(e.right) for e in examples],
        known(examples),
        strength=C[language],
        counts=[counts for _, counts in told],
    )
    return Weights(intercept, features, weights(language, "exchanges").thresholds)


def adjust(pages: Sequence[Page], language: str) -> Weights:
    """The present weights, moved no further than the pages demand: what other pages taught them stays."""
    if language != "en":
        return fit(pages, language)
    present = weights(language, "exchanges")
    told = [(e, page.counts) for page in pages for e in page.examples if e.right is not None]
    names = known([e for e, _ in told])
    at = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(told), len(names) + 1))
    matrix[:, -1] = 1.0
    for row, (example, _) in enumerate(told):
        for name, value in example.features.items():
            if name in at:
                matrix[row, at[name]] = value
    sign = np.array([1.0 if e.right else -1.0 for e, _ in told])
    counts = np.array([count for _, count in told])
    start = np.array([*(present.features.get(name, 0.0) for name in names), present.intercept])

    def loss(tried: Array) -> tuple[float, Array]:
        margin = sign * (matrix @ tried)
        moved = tried - start
        moved[-1] = 0.0
        slope = matrix.T @ (-counts * sign / (1 + np.exp(margin)))
        total = counts @ np.logaddexp(0, -margin)
        return C_NEAR * float(total) + float(moved @ moved) / 2, C_NEAR * slope + moved

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    features = {name: round(float(w), 2) for name, w in zip(names, found[:-1], strict=True)}
    kept = {name: w for name, w in {**present.features, **features}.items() if w}
    return Weights(round(float(found[-1]), 2), kept, present.thresholds)


def measure(pages: Sequence[Page], model: Weights) -> Tally:
    """How the pages would be read with these weights, each kind and places counted once a page."""
    tally = Tally()
    for page in pages:
        best: dict[tuple[int, int, int, str], tuple[float, Example]] = {}
        for example in page.examples:
            score = model.score(example.features)
            if example.cue not in best or score > best[example.cue][0]:
                best[example.cue] = score, example
        claims: dict[tuple[str, frozenset[int]], set[int]] = defaultdict(set)
        for score, example in best.values():
            if model.accepts(example.kind, score):
                claims[example.kind, example.places] |= example.labels
        matched: set[int] = set()
        for labels in claims.values():
            matched |= set(sorted(labels - matched)[:1])
        tally.add(len(matched), page.labelled, len(claims))
    return tally


def main() -> None:
    """Fit the weights of exchanges."""
    hold_out(__doc__, "exchanges", read_page, fit, measure, keep=adjust)


if __name__ == "__main__":
    main()
