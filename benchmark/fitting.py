#!/usr/bin/env python3
"""Fit the weights of ties on labelled pages, and tell how they do on a set that they have not seen.

python -m benchmark.fitting SET...                 fit on all sets but one, for each, and print how that one
                                                   is read
python -m benchmark.fitting SET... --write         also fit on all sets, and write the weights to
                                                   weights/en.yml
python -m benchmark.fitting SET... --language zh   the same for Chinese; ja for Japanese

A SET is a folder of labelled pages (see benchmark/labelled/GUIDE.md).  A candidate is right if its pair and
its kind are labelled on its page.  Thresholds stay as they stand in the file.  Needs scikit-learn, of the
dependency group ``fitting``.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec
import numpy as np
import yaml
from benchmark.score import Item, Tally, load_labelled, same_pair
from sklearn.linear_model import LogisticRegression

from cityties.articles import read_article
from cityties.claims import scoring
from cityties.claims.finding import read_stories
from cityties.claims.reading import StoryReading
from cityties.claims.ties import TieCandidate
from cityties.pages import page_from_text
from cityties.places import Gazetteer, find_mentions

WEIGHTS = Path(scoring.__file__).parent / "weights"
C = 0.2
"""Inverse strength of the regularisation; 0.2 to 1 do about as well."""
RARE = 3
"""Pages on which a word must stand to have a weight of its own."""


@dataclass(frozen=True)
class Example:
    """A candidate with its features, and whether its page's labels have it."""

    page: str
    pair: tuple[int, int]
    kind: str
    features: dict[str, float]
    right: bool


@dataclass(frozen=True)
class Page:
    """The candidates of one page and how many ties its labels have."""

    examples: list[Example]
    labelled: int


def stories_of(page: Item, gazetteer: Gazetteer, language: str) -> Iterator[StoryReading]:
    """The stories of a labelled page that are told in a language, with all their candidates."""
    article = read_article(
        page_from_text(page["text"], page["id"], address=page.get("url")), published=page.get("published")
    )
    stories = read_stories(article, find_mentions(article, gazetteer), gazetteer, address=page.get("url"))
    yield from (story for story in stories if story.grammar.language == language)


def read_page(page: Item, folder: Path, gazetteer: Gazetteer, language: str) -> Page:
    """All candidates for ties on a labelled page."""
    examples = [
        Example(page["id"], _pair(tie), tie.kind, dict(tie.features), _is_right(tie, page["ties"]))
        for story in stories_of(page, gazetteer, language)
        for tie, _ in story.ties
    ]
    return Page(examples, len(page["ties"]))


def _pair(tie: TieCandidate) -> tuple[int, int]:
    low, high = sorted((tie.a.id, tie.b.id))
    return low, high


def _is_right(tie: TieCandidate, labels: Iterable[Item]) -> bool:
    found = {"a": msgspec.to_builtins(tie.a), "b": msgspec.to_builtins(tie.b)}
    return any(label["kind"] == tie.kind and same_pair(label, found) for label in labels)


def fit(pages: Sequence[Page], language: str) -> scoring.Weights:
    """The weights with which a logistic model tells right candidates from wrong ones best."""
    examples = [e for page in pages for e in page.examples]
    intercept, features = solve(
        [e.features for e in examples], [e.right for e in examples], known(examples), strength=C
    )
    return scoring.Weights(intercept, features, scoring.weights(language, "ties").thresholds)


def solve(
    told: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    names: Sequence[str],
    *,
    strength: float,
    counts: Sequence[float] | None = None,
) -> tuple[float, dict[str, float]]:
    """The intercept and the weights of the features ``names``; ``counts`` says how often each counts."""
    at = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(told), len(names)))
    for row, features in enumerate(told):
        for name, value in features.items():
            if name in at:
                matrix[row, at[name]] = value
    model = LogisticRegression(C=strength, max_iter=3000).fit(matrix, right, sample_weight=counts)
    weights = {name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)}
    return round(float(model.intercept_[0]), 2), {name: weight for name, weight in weights.items() if weight}


class Told(Protocol):
    """What any candidate has that weights are fitted on."""

    @property
    def page(self) -> str:
        """The id of its page."""

    @property
    def features(self) -> dict[str, float]:
        """What speaks for it and against it."""


def known(examples: Sequence[Told]) -> list[str]:
    """The names of all features, without words that stand on too few pages to learn from."""
    pages = defaultdict(set)
    for example in examples:
        for name in example.features:
            pages[name].add(example.page)
    return sorted(n for n, on in pages.items() if len(on) >= RARE or not n.startswith("word: "))


def measure(pages: Sequence[Page], weights: scoring.Weights) -> Tally:
    """How the pages would be read with these weights, each pair and kind counted once a page."""
    tally = Tally()
    for page in pages:
        accepted = {
            (e.pair, e.kind): e.right
            for e in page.examples
            if weights.accepts(e.kind, weights.score(e.features))
        }
        right = {key for key, is_right in accepted.items() if is_right}
        tally.add(min(len(right), page.labelled), page.labelled, len(accepted))
    return tally


ReadPage = TypeVar("ReadPage")


def hold_out(
    description: str | None,
    of: str,
    read: Callable[[Item, Path, Gazetteer, str], ReadPage],
    learn: Callable[[Sequence[ReadPage], str], scoring.Weights],
    test: Callable[[Sequence[ReadPage], scoring.Weights], Tally],
    keep: Callable[[Sequence[ReadPage], str], scoring.Weights] | None = None,
) -> None:
    """Fit on all sets but one in turn; with --write, also fit on all and keep the weights.

    ``keep`` fits those that are written, where they are not learnt as the others.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET", help="a folder of labelled pages")
    parser.add_argument("--language", default="en", choices=("en", "zh", "ja"), help="whose weights to fit")
    parser.add_argument("--write", action="store_true", help="fit on all sets and keep the weights")
    args = parser.parse_args()
    gazetteer = Gazetteer.open()
    sets = {
        folder: [read(page, folder, gazetteer, args.language) for page in load_labelled(folder).values()]
        for folder in args.sets
    }
    for held_out, unseen in sets.items():
        others = [page for folder, pages in sets.items() if folder != held_out for page in pages]
        if others:
            print(test(unseen, learn(others, args.language)).line(str(held_out)))
    if args.write:
        every = [page for pages in sets.values() for page in pages]
        write(args.language, of, (keep or learn)(every, args.language))


def write(language: str, of: str, weights: scoring.Weights) -> None:
    """Put the weights of ties or of exchanges into a language's file; what it has for the other stays."""
    path = WEIGHTS / f"{language}.yml"
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    told[of] = msgspec.to_builtins(weights)
    text = yaml.safe_dump(told, allow_unicode=True, sort_keys=True, width=110)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Fit the weights of ties."""
    hold_out(__doc__, "ties", read_page, fit, measure)


if __name__ == "__main__":
    main()
