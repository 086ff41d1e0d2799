"""Where the places of a pair stand on their page, and what the rules made of them, as named numbers."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product
from math import log, log10

from cityties.claims.page_pairs.view import TERMS, PageView
from cityties.claims.salience import Pair

_TERM = frozenset({"term"})
_FAR = 20  # sentences or words beyond which a distance says nothing new
_NEAR = 6  # sentences from a term beyond which it says nothing of a place
_SOME, _MANY, _CROWD = 3, 6, 12  # counts beyond which one more says nothing new
_LONG = 40  # sentences of a long page
_REGIONS = frozenset({"province", "state", "prefecture", "region"})

Shape = dict[str, float]


def shapes_of(page: PageView) -> dict[Pair, Shape]:
    """The numbers of each pair of a page; most count sentences that name an end or a term of a tie."""
    whole, terms = _of_page(page), page.rows_with(_TERM)
    return {pair: {**whole, **_of_pair(page, pair, terms)} for pair in page.pairs()}


def _of_pair(page: PageView, pair: Pair, terms: set[int]) -> Shape:
    one, other = sorted(pair)
    rows = page.rows_of(one), page.rows_of(other)
    return {
        **_of_rules(page, pair),
        **_of_ends(page, pair),
        **_of_terms(page, pair, rows, terms),
        "sentences that name both": min(len(rows[0] & rows[1]), _SOME),
        "sentences between the two": _gap(rows[0], rows[1], _FAR // 2),
        "first named by the later": max(min(r, default=_FAR) for r in rows),
        "ends in a title": sum(any(page.roles[r] == "title" for r in found) for found in rows),
    }


def _of_rules(page: PageView, pair: Pair) -> Shape:
    """What the rules found for the pair: the best score, as odds too, and how many tellings."""
    scores = [score for _, score in page.told.get(pair, ())]
    best = max(scores, default=0.0)
    return {
        "score by the rules": best,
        "odds by the rules": log((best + 0.01) / (1.01 - best)),
        "tellings by the rules": min(len(scores), _MANY),
    }


def _of_page(page: PageView) -> Shape:
    terms = [(row, c) for row, cues in enumerate(page.cues) for c in cues if c.group == "term"]
    return {
        "terms on the page": min(len(terms), 8),
        "sentences with a weak term": len(page.rows_with(frozenset({"weak term"}))),
        "cities on the page": min(len(page.at), _CROWD),
        "sentences": min(len(page.rows), _LONG),
        "pairs told by the rules": min(len(page.told), _CROWD),
        "a term in a title": float(any(page.roles[row] == "title" for row, _ in terms)),
    }


def _of_ends(page: PageView, pair: Pair) -> Shape:
    places = [page.places[i] for i in sorted(pair)]
    counts = [len(page.at.get(i, ())) for i in pair]
    return {
        "an end is the home": float(page.home in pair),
        "times named, the rarer": min(*counts, 5),
        "times named, the commoner": min(max(counts), 8),
        "in one country": float(places[0].country == places[1].country),
        "people of the smaller, as a power of ten": log10(10 + min(p.population for p in places)),
        "ends that are regions": sum(p.level in _REGIONS for p in places),
        "of one level": float(places[0].level == places[1].level),
    }


def _of_terms(page: PageView, pair: Pair, rows: tuple[set[int], set[int]], terms: set[int]) -> Shape:
    """How near terms of ties stand to the two, above all to the end that is not the page's home."""
    gaps = sorted(_gap(found, terms, _NEAR) for found in rows)
    away = [i for i in sorted(pair) if i != page.home]
    far = page.rows_of(away[0]) if len(away) == 1 else set()
    return {
        "sentences with a term and both": min(len(rows[0] & rows[1] & terms), _SOME),
        "sentences with a term and an end": min(len((rows[0] | rows[1]) & terms), 4),
        "sentences with a term and the end abroad": min(len(far & terms), _SOME),
        "sentences to a term from the nearer": gaps[0],
        "sentences to a term from the farther": gaps[1],
        "words to a term": _words_to_a_term(page, away),
    }


def _words_to_a_term(page: PageView, ends: Collection[int]) -> float:
    gaps = [
        abs(at - cue.first)
        for end in ends
        for row, at in page.at.get(end, ())
        for cue in page.cues[row]
        if cue.group in TERMS
    ]
    return min([*gaps, _FAR])


def _gap(one: set[int], other: set[int], far: int) -> int:
    """The least distance of two sets of sentences."""
    return 0 if one & other else min([far, *(abs(a - b) for a, b in product(one, other))])
