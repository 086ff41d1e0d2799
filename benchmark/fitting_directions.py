#!/usr/bin/env python3
"""Fit the weights that say who goes and who gives, and tell how they do on a set not seen.

python -m benchmark.fitting_directions SET...           fit on all sets but one, for each, and print for how
                                                        many of that one's candidates the way is right
python -m benchmark.fitting_directions SET... --write   also fit on all sets, and write weights/en.yml

A SET is a folder of labelled pages (see benchmark/labelled/GUIDE.md).  Candidates of visits, donations and
gifts count whose places are labelled and whose sentence lies in the evidence; English alone has such weights.
Needs scikit-learn, of the dependency group ``fitting``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from benchmark.fitting import hold_out, solve, stories_of
from benchmark.fitting_exchanges import ALIKE, in_evidence
from benchmark.score import Item, Tally, overlap, places_of, same

from cityties.claims.candidates import Candidate
from cityties.claims.scoring import Weights
from cityties.places import Gazetteer

C = 0.3
"""Inverse strength of the regularisation; 0.1 to 1 do about as well."""
EVEN = 0.5
"""Probability below which the two sides of an exchange are turned round."""


@dataclass(frozen=True)
class Way:
    """What speaks for the way in which the form of a cue has the two sides, and whether that is right."""

    features: dict[str, float]
    right: bool


def read_page(page: Item, _: Path, gazetteer: Gazetteer, language: str) -> list[Way]:
    """The ways of all candidates of a labelled page of which a label tells."""
    return [
        way
        for story in stories_of(page, gazetteer, language)
        for candidate, _score in story.exchanges
        for way in _way(page, candidate)
    ]


def _way(page: Item, candidate: Candidate) -> Iterator[Way]:
    """Whether the sides of a candidate go the way that its form says, by the first label of its event."""
    found = {"from": msgspec.to_builtins(candidate.from_), "to": msgspec.to_builtins(candidate.to)}
    places = places_of(found)
    givers, takers = places[: len(candidate.from_)], places[len(candidate.from_) :]
    sentence = candidate.row.sentence
    for number, label in enumerate(page["exchanges"]):
        if label["kind"] != candidate.kind or not label["from"] or not candidate.way:
            continue
        told = in_evidence(page, number, sentence.start, sentence.end)
        if not told or overlap([*label["from"], *label["to"]], places) < ALIKE:
            continue
        there, back = (any(same(label["from"][0], place) for place in side) for side in (givers, takers))
        if there is not back:
            yield Way(candidate.way, there is not candidate.turned)
            return


def fit(pages: Sequence[list[Way]], _: str) -> Weights:
    """The weights that say whether the two sides of a cue stand as its form has them."""
    ways = [way for page in pages for way in page]
    told = Counter(name for way in ways for name in way.features)
    names = sorted(name for name, count in told.items() if count > 1)
    intercept, features = solve([w.features for w in ways], [w.right for w in ways], names, strength=C)
    return Weights(intercept, features, {"default": EVEN})


def measure(pages: Sequence[list[Way]], model: Weights) -> Tally:
    """For how many candidates the way is told right."""
    tally = Tally()
    for way in (way for page in pages for way in page):
        tally.add(int((model.score(way.features) >= EVEN) is way.right), 1, 1)
    return tally


def main() -> None:
    """Fit the weights of directions."""
    hold_out(__doc__, "directions", read_page, fit, measure)


if __name__ == "__main__":
    main()
