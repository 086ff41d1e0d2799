#!/usr/bin/env python3
"""Fit the weights of English exchanges on labelled pages, and tell how they do on a set not seen.

python -m benchmark.fitting_exchanges SET...           fit on all sets but one, for each, and print how that
                                                       one is read
python -m benchmark.fitting_exchanges SET... --write   also fit on all sets, and write weights/en.yml

A SET is a folder of labelled pages (see benchmark/labelled/GUIDE.md).  A candidate is right if its kind,
places and year are labelled on its page and its sentence lies in the evidence; in another sentence it is
neither right nor wrong.  What a story tells for a candidate hangs on what was accepted before it: after a
change of the cues, write twice.  Needs scikit-learn, of the dependency group ``fitting``.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from benchmark.fitting import known, solve, write
from benchmark.score import Item, Tally, load_labelled, overlap, places_of, year

from cityties.articles import read_article
from cityties.claims.candidates import Candidate
from cityties.claims.finding import dated_tellings, read_stories
from cityties.claims.joining import Telling
from cityties.claims.scoring import Weights
from cityties.claims.timing import Calendar
from cityties.pages import page_from_text
from cityties.places import Gazetteer, find_mentions

C = 2.0
"""Inverse strength of the regularisation; 0.3 to 3 do as well on sets that were not seen."""
COUNTS = {"en": 4.0, "portal": 4.0}
"""How often a page of a set counts, where not once: the sample for which the reader is held to floors."""
THRESHOLD = 0.27
"""Probability from which an exchange is claimed; F1 on sets not seen hardly differs from 0.24 to 0.32."""
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


def read_page(page: Item, gazetteer: Gazetteer, counts: float = 1.0) -> Page:
    """All candidates for exchanges on a labelled page."""
    article = read_article(
        page_from_text(page["text"], page["id"], address=page.get("url")), published=page.get("published")
    )
    stories = read_stories(article, find_mentions(article, gazetteer), gazetteer, address=page.get("url"))
    examples = []
    for number, story in enumerate(stories):
        calendar = Calendar(story.rows, story.story.published)
        examples += [
            _example(page, number, candidate, score, calendar)
            for candidate, score in (*story.exchanges, *story.signings)
        ]
    return Page(examples, len(page["exchanges"]), counts)


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
    parser.add_argument("--write", action="store_true", help="fit on all sets and write weights/en.yml")
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
        write("exchanges", fit([page for pages in sets.values() for page in pages]))


if __name__ == "__main__":
    main()
