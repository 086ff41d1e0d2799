#!/usr/bin/env python3
"""Fit the weights of English exchanges and of their ways on labelled pages, and tell how they do on a set not seen.

python -m benchmark.fitting_exchanges SET...           fit on all sets but one, for each, and print how that
                                                       one is read
python -m benchmark.fitting_exchanges SET... --write   also move the weights of weights/en.yml by all sets

A SET is a folder of labelled pages (see benchmark/labelled/GUIDE.md).  A candidate is right if its kind,
places and year are labelled on its page and its sentence lies in the evidence; in another sentence it is
neither right nor wrong.  Written weights are held near those that
were there, which pages taught that may not be at hand.  Needs scikit-learn, of the dependency group ``fitting``.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from benchmark.fitting import known, solve, write
from benchmark.score import Item, Tally, load_labelled, overlap, places_of, same, year

from scipy.optimize import minimize

from cityties.articles import read_article
from cityties.claims import scoring
from cityties.claims.candidates import Candidate
from cityties.claims.finding import dated_tellings, read_stories
from cityties.claims.joining import Telling
from cityties.claims.scoring import Weights
from cityties.claims.timing import Calendar
from cityties.pages import page_from_text
from cityties.places import Gazetteer, find_mentions

Array = npt.NDArray[np.float64]

C = 0.5
"""Inverse strength of the regularisation; 0.2 to 2 do as well on sets that were not seen."""
C_NEAR = 0.1
"""The same where weights are held near those that are there, which earlier pages taught."""
C_OF_WAYS = 0.3
"""The same for the weights that say who goes and who gives."""
COUNTS = {"en": 3.0, "portal": 4.0}
"""How often a page of a set counts, where not once: the sample for which the reader is held to floors."""
THRESHOLD = 0.4
"""Probability from which an exchange is claimed; F1 on sets not seen hardly differs from 0.27 to 0.42."""
EVEN = 0.5
"""Probability below which the two sides of an exchange are turned round."""
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
class Way:
    """What speaks for the way in which the form of a cue has the two sides, and whether that is right."""

    page: str
    features: dict[str, float]
    right: bool


@dataclass(frozen=True)
class Page:
    """The candidates of one page, how many exchanges its labels have, and how often it counts."""

    examples: list[Example]
    ways: list[Way]
    labelled: int
    counts: float


def read_page(page: Item, gazetteer: Gazetteer, counts: float = 1.0) -> Page:
    """All candidates for exchanges on a labelled page."""
    article = read_article(
        page_from_text(page["text"], page["id"], address=page.get("url")), published=page.get("published")
    )
    stories = read_stories(article, find_mentions(article, gazetteer), gazetteer, address=page.get("url"))
    examples, ways = [], []
    for number, story in enumerate(stories):
        ways += [way for candidate, _ in story.exchanges if (way := _way(page, candidate)) is not None]
        calendar = Calendar(story.rows, story.story.published)
        examples += [
            _example(page, number, candidate, score, calendar)
            for candidate, score in (*story.exchanges, *story.signings)
        ]
    return Page(examples, ways, len(page["exchanges"]), counts)


def _example(page: Item, story: int, candidate: Candidate, score: float, calendar: Calendar) -> Example:
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
    ]
    here = any(_in_evidence(page, number, row.sentence.start, row.sentence.end) for number in labels)
    return Example(
        page["id"],
        candidate.kind,
        frozenset(p.id for p in (*candidate.from_, *candidate.to)),
        (story, row.sentence.start, match.first, match.sense.name),
        dict(candidate.features),
        frozenset(labels),
        here if here or not labels else None,
    )


def _way(page: Item, candidate: Candidate) -> Way | None:
    """Whether the sides of a candidate go the way that its form says; nothing where no label tells."""
    places = places_of({"from": msgspec.to_builtins(candidate.from_), "to": msgspec.to_builtins(candidate.to)})
    givers, takers = places[: len(candidate.from_)], places[len(candidate.from_) :]
    for number, label in enumerate(page["exchanges"]):
        if label["kind"] != candidate.kind or not label["from"] or not candidate.way:
            continue
        row = candidate.row
        told = _in_evidence(page, number, row.sentence.start, row.sentence.end)
        if not told or overlap([*label["from"], *label["to"]], places) < ALIKE:
            continue
        there, back = (any(same(label["from"][0], p) for p in side) for side in (givers, takers))
        if there is not back:
            return Way(page["id"], candidate.way, there is not candidate.turned)
    return None


def _in_evidence(page: Item, number: int, start: int, end: int) -> bool:
    evidence = page["exchanges"][number]["evidence"]
    begin = page["text"].find(evidence)
    return begin < 0 or (start < begin + len(evidence) and begin < end)


def fit(pages: Sequence[Page]) -> Weights:
    """The weights with which a logistic model tells right candidates from wrong ones best."""
    told = [(e, page.counts) for page in pages for e in page.examples if e.right is not None]
    examples = [e for e, _ in told]
    intercept, features = solve(
        [e.features for e in examples],
        [bool(e.right) for e in examples],
        known(examples),
        strength=C,
        counts=[counts for _, counts in told],
    )
    return Weights(intercept, features, {"default": THRESHOLD})


def adjust(pages: Sequence[Page], present: Weights) -> Weights:
    """The present weights, moved no further than the pages demand: what other pages taught them stays."""
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

    def loss(weights: Array) -> tuple[float, Array]:
        margin = sign * (matrix @ weights)
        moved = weights - start
        moved[-1] = 0.0
        slope = matrix.T @ (-counts * sign / (1 + np.exp(margin)))
        total = counts @ np.logaddexp(0, -margin)
        return C_NEAR * float(total) + float(moved @ moved) / 2, C_NEAR * slope + moved

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    features = {name: round(float(w), 2) for name, w in zip(names, found[:-1], strict=True)}
    features = {name: w for name, w in {**present.features, **features}.items() if w}
    return Weights(round(float(found[-1]), 2), features, {"default": THRESHOLD})


def fit_ways(pages: Sequence[Page]) -> Weights:
    """The weights that say whether the two sides of a cue stand as its form has them."""
    ways = [way for page in pages for way in page.ways]
    told: Counter[str] = Counter(name for way in ways for name in way.features)
    names = sorted(name for name, count in told.items() if count > 1)
    solved = solve([w.features for w in ways], [w.right for w in ways], names, strength=C_OF_WAYS)
    return Weights(*solved, {"default": EVEN})


def measure(pages: Sequence[Page], weights: Weights) -> Tally:
    """How the pages would be read with these weights, each kind and places counted once a page."""
    tally = Tally()
    for page in pages:
        best: dict[tuple[int, int, int, str], tuple[float, Example]] = {}
        for example in page.examples:
            score = weights.score(example.features)
            if example.cue not in best or score > best[example.cue][0]:
                best[example.cue] = score, example
        claims: dict[tuple[str, frozenset[int]], set[int]] = defaultdict(set)
        for score, example in best.values():
            if weights.accepts(example.kind, score):
                claims[example.kind, example.places] |= example.labels
        matched: set[int] = set()
        for labels in claims.values():
            matched |= set(sorted(labels - matched)[:1])
        tally.add(len(matched), page.labelled, len(claims))
    return tally


def main() -> None:
    """Fit on all sets but one in turn; with --write, also fit on all and keep the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET", help="a folder of labelled pages")
    parser.add_argument("--write", action="store_true", help="move the weights of weights/en.yml by all sets")
    args = parser.parse_args()
    gazetteer = Gazetteer.open()
    sets = {
        folder: [
            read_page(page, gazetteer, COUNTS.get(folder.name, 1.0))
            for page in load_labelled(folder).values()
        ]
        for folder in args.sets
    }
    for held_out, unseen in sets.items():
        others = [page for folder, pages in sets.items() if folder != held_out for page in pages]
        if others:
            print(measure(unseen, fit(others)).line(str(held_out)))
    if args.write:
        pages = [page for of_set in sets.values() for page in of_set]
        write("exchanges", adjust(pages, scoring.weights("en", "exchanges")))
        write("directions", fit_ways(pages))


if __name__ == "__main__":
    main()
