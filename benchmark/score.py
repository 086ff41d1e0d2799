#!/usr/bin/env python3
"""Score findings against labelled pages.

    python benchmark/score.py GOLD_DIR PREDICTED.jsonl [--misses]

GOLD_DIR holds one JSON file per labelled page (see labelled/GUIDE.md).  PREDICTED.jsonl has one JSON
object a page, as ``cityties read`` prints it, with the labelled page's id in "id" (or as the stem of
"source").  Prints one line a measure: precision, recall, F1 and the counts behind them.

How things match (one to one, best match first):
  tie        same unordered pair of places and same kind
  tie pair   same unordered pair of places, whatever the kind
  exchange   same kind, places overlap on at least half of their union, and
             the years do not differ where both give one
  since      of the matched ties whose label has a year: same year
  direction  of the matched visits, donations and gifts: giver or visitor right
A page may list "optional" findings (from, to, and a kind or null for any kind):
they are neither asked for nor counted against.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Item = dict[str, Any]

LEVEL_WORDS = re.compile(
    r"\b(city|town|county|district|prefecture|province|state|municipality|"
    r"metropolitan|metropolis|region|oblast|borough|ward|special|autonomous|"
    r"the|of|shi|ken|gun|si|do|gu)\b"
)
RIVER_OR_HOST = re.compile(r"\s+(am|an|in|im|ob|bei|upon|on|sur|en|nad|della?|des?|di)\s.*$", re.IGNORECASE)
"""What follows a short name in a long one: "Frankfurt am Main", "Stratford-upon-Avon"."""

DIRECTED = {"visit", "donation", "gift"}
"""The kinds whose giver or visitor is scored."""


@dataclass
class Tally:
    """How many findings are right, of how many labelled and how many found."""

    right: int = 0
    labelled: int = 0
    found: int = 0

    def add(self, right: int, labelled: int, found: int) -> None:
        """Count one page in."""
        self.right += right
        self.labelled += labelled
        self.found += found

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 if nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found; 0 if nothing is labelled."""
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def line(self, name: str) -> str:
        """The tally as a line for a terminal."""
        return (
            f"{name:24} P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}   "
            f"({self.right} right, {self.labelled} labelled, {self.found} found)"
        )


@dataclass
class Share:
    """How many of how many."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        """Count one case in."""
        self.right += right
        self.all += 1

    def __str__(self) -> str:
        return f"{self.right}/{self.all}"


@dataclass
class Scores:
    """All that is measured on one set of labelled pages."""

    pages: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    since: Share = field(default_factory=Share)
    direction: Share = field(default_factory=Share)
    silent: Share = field(default_factory=Share)
    misses: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The scores as lines for a terminal."""
        yield f"pages {self.pages}"
        for name in sorted(self.tallies, key=lambda n: (n.count(" ") and n != "tie pair", n)):
            yield self.tallies[name].line(name)
        yield f"{'tie since, year':24} {self.since}"
        yield f"{'direction':24} {self.direction}"
        yield f"{'pages rightly silent':24} {self.silent}"


def score(gold: dict[str, Item], predicted: dict[str, list[Item]]) -> Scores:
    """Compare the claims of each page (by its id) with its labels."""
    scores = Scores(pages=len(gold))
    for key, page in gold.items():
        claims = predicted.get(key, [])
        ties = [claim for claim in claims if claim.get("type") == "tie"]
        exchanges = [claim for claim in claims if claim.get("type") == "exchange"]
        if not page["ties"] and not page["exchanges"]:
            scores.silent.add(not ties and not exchanges)
        score_ties(scores, key, page["ties"], ties)
        score_exchanges(scores, key, page, exchanges)
    return scores


def score_ties(scores: Scores, key: str, gold: list[Item], found: list[Item]) -> None:
    """Count the ties of one page."""
    pairs, any_kind = [], []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            if not same_pair(g, p):
                continue
            agree = 0.1 * (year(g.get("since")) == year(p.get("since")))
            any_kind.append((1 + agree + (p["kind"] == g["kind"]), i, j))
            if p["kind"] == g["kind"]:
                pairs.append((1 + agree, i, j))
    hits = one_to_one(pairs)
    scores.tallies["tie"].add(len(hits), len(gold), len(found))
    scores.tallies["tie pair"].add(len(one_to_one(any_kind)), len(gold), len(found))
    count_kinds(scores, "tie", gold, found, hits)
    for i, j in hits:
        if year(gold[i].get("since")):
            scores.since.add(year(gold[i]["since"]) == year(found[j].get("since")))
    matched, used = {i for i, _ in hits}, {j for _, j in hits}
    for i, g in enumerate(gold):
        if i not in matched:
            what = f"{g['kind']} {g['a']} – {g['b']} {g.get('since')}"
            scores.misses.append(f"MISSED  {key} tie {what}: {g['evidence']}")
    for j, p in enumerate(found):
        if j not in used:
            what = f"{p['kind']} {p['a'].get('name')} – {p['b'].get('name')}"
            scores.misses.append(f"FALSE   {key} tie {what}: {first_quote(p)}")


def score_exchanges(scores: Scores, key: str, page: Item, found: list[Item]) -> None:
    """Count the exchanges of one page; findings that the label leaves open are set aside first."""
    gold = page["exchanges"]
    matched = {j for _, j in one_to_one(exchange_pairs(gold, found))}
    found = [p for j, p in enumerate(found) if j in matched or not optional(page, p)]
    hits = one_to_one(exchange_pairs(gold, found))
    scores.tallies["exchange"].add(len(hits), len(gold), len(found))
    count_kinds(scores, "exchange", gold, found, hits)
    for i, j in hits:
        if gold[i]["kind"] in DIRECTED and gold[i]["from"]:
            giver = gold[i]["from"][0]
            scores.direction.add(any(same(giver, names_of(place)) for place in found[j].get("from", [])))
    right, used = {i for i, _ in hits}, {j for _, j in hits}
    for i, g in enumerate(gold):
        if i not in right:
            what = f"{g['kind']} {g['from']} -> {g['to']} {g.get('date')}"
            scores.misses.append(f"MISSED  {key} {what}: {g['evidence']}")
    for j, p in enumerate(found):
        if j not in used:
            ends = [[place.get("name") for place in p.get(end, [])] for end in ("from", "to")]
            what = f"{p['kind']} {ends[0]} -> {ends[1]} {year(p.get('date'))}"
            scores.misses.append(f"FALSE   {key} {what}: {first_quote(p)}")


def exchange_pairs(gold: list[Item], found: list[Item]) -> list[tuple[float, int, int]]:
    """Which labelled and found exchanges may be the same, and how well they fit."""
    pairs = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            told, read = year(g.get("date")), year(p.get("date"))
            if p["kind"] != g["kind"] or (told and read and told != read):
                continue
            share = overlap([*g["from"], *g["to"]], places_of(p))
            if share >= 0.5:
                pairs.append((share + 0.1 * (told == read), i, j))
    return pairs


def count_kinds(
    scores: Scores, what: str, gold: list[Item], found: list[Item], hits: list[tuple[int, int]]
) -> None:
    """Count each kind by itself: "tie intent", "exchange visit"."""
    for kind in {item["kind"] for item in [*gold, *found]}:
        scores.tallies[f"{what} {kind}"].add(
            sum(1 for i, _ in hits if gold[i]["kind"] == kind),
            sum(1 for item in gold if item["kind"] == kind),
            sum(1 for item in found if item["kind"] == kind),
        )


def one_to_one(pairs: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Match each labelled and each found item at most once, the best fit first."""
    labelled: set[int] = set()
    found: set[int] = set()
    hits = []
    for fit, i, j in sorted(pairs, reverse=True):
        if fit > 0 and i not in labelled and j not in found:
            labelled.add(i)
            found.add(j)
            hits.append((i, j))
    return hits


def optional(page: Item, found: Item) -> bool:
    """Whether a finding is one that the label leaves open."""
    places = places_of(found)
    return any(
        o.get("kind") in (None, found["kind"]) and overlap([*o["from"], *o["to"]], places) >= 0.5
        for o in page.get("optional", [])
    )


def fold(name: str) -> str:
    """A place name without accents, case, spaces, level words and what follows a comma."""
    name = name.split(",", maxsplit=1)[0]
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    bare = LEVEL_WORDS.sub(" ", re.sub(r"[-'’`.,]", " ", plain))
    return re.sub(r"\s+", "", bare) or re.sub(r"\s+", "", plain)


def names_of(place: Item | str) -> set[str]:
    """Every folded name of a place as found."""
    if isinstance(place, str):
        return {fold(place)}
    names = {place.get("name") or ""}
    if isinstance(place.get("names"), dict):
        names.update(place["names"].values())
    names.update(place.get("aliases", []))
    names.update([RIVER_OR_HOST.sub("", name) for name in names])
    return {fold(name) for name in names if name}


def places_of(exchange: Item) -> list[set[str]]:
    """The names of all places that take part in an exchange as found."""
    return [names_of(place) for place in [*exchange.get("from", []), *exchange.get("to", [])]]


def same(gold: str, found: set[str]) -> bool:
    """Whether a labelled name is one of the folded names of a place as found."""
    return fold(gold) in found


def same_pair(gold: Item, found: Item) -> bool:
    """Whether a labelled and a found tie join the same two places, in either order."""
    a, b = names_of(found["a"]), names_of(found["b"])
    return (same(gold["a"], a) and same(gold["b"], b)) or (same(gold["a"], b) and same(gold["b"], a))


def overlap(gold: list[str], found: list[set[str]]) -> float:
    """The share of the union of two lists of places that both have."""
    hits = sum(1 for g in gold if any(same(g, p) for p in found))
    union = len(gold) + len(found) - hits
    return hits / union if union else 0.0


def year(value: object) -> str | None:
    """The year of a label's date, or of a date as found (its value, else its earliest day)."""
    if isinstance(value, dict):
        value = value.get("value") or value.get("earliest")
    return str(value)[:4] if value else None


def first_quote(claim: Item) -> str | None:
    """The first sentence that a claim rests on."""
    evidence: list[Item] = claim.get("evidence") or [{}]
    return evidence[0].get("quote")


def load_labelled(folder: Path) -> dict[str, Item]:
    """The labelled pages of a folder and of the folders in it, by id."""
    pages = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.json")))
    return {page["id"]: page for page in pages}


def load_predicted(path: Path) -> dict[str, list[Item]]:
    """The claims of each page in a file of readings, by the page's id."""
    claims: dict[str, list[Item]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            key = item.get("id") or Path(str(item.get("source", ""))).stem
            claims[key].extend(item.get("claims", []))
    return dict(claims)


def main() -> None:
    """Print the scores of a file of readings."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("predicted", type=Path)
    parser.add_argument("--misses", action="store_true", help="also print each miss and each false finding")
    args = parser.parse_args()
    gold, predicted = load_labelled(args.gold), load_predicted(args.predicted)
    missing = sorted(set(gold) - set(predicted))
    if missing:
        print(f"no prediction for {len(missing)} of {len(gold)} pages, e.g. {missing[:3]}", file=sys.stderr)
    scores = score(gold, predicted)
    for line in [*(scores.misses if args.misses else []), *scores.lines()]:
        print(line)


if __name__ == "__main__":
    main()
