"""Which pairs of a page are tied, and the sentences that tell so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log

from cityties.claims.lexicon import Match
from cityties.claims.lying import lies_in
from cityties.claims.members import party_at
from cityties.claims.page_pairs.model import PairModel
from cityties.claims.page_pairs.shape import Shape, shapes_of
from cityties.claims.page_pairs.view import TERMS, PageView
from cityties.claims.page_pairs.wording import words_of_pair
from cityties.claims.parties import Party
from cityties.claims.reading import StoryReading
from cityties.claims.salience import Pair
from cityties.claims.scoring import Weights
from cityties.claims.tie_status import tie_status
from cityties.claims.ties import TieCandidate

ACROSS = "told across the page"
"""The way of a tie that no rule found: its ends and its term stand in different sentences."""
SPEAKS = "the page as a whole speaks for it"
"""The feature of every tie that is weighed so: the log odds that the page adds to those of the rules."""
_NO_RIVAL = -6.0  # log odds of words, below those of any pair


def choose_ties(readings: Sequence[StoryReading], model: PairModel, rules: Weights) -> None:
    """Fills ``told`` of each story with the ties that the page as a whole makes likely.

    Of a likely pair the tellings stay that the rules trust, else the best one; if they have none, it is told
    by the nearest term.  The score of each is the probability of its pair.
    """
    page = PageView(readings)
    trusted = {p for p, told in page.told.items() if any(rules.accepts(t.kind, s) for t, s in told)}
    likely = _without_outer(page, {**_of_rosters(page, rules), **probable(page, model)}, trusted)
    for reading in readings:
        reading.told = [
            _weighed(tie, likely[tie.pair], rules)
            for tie, score in reading.ties
            if tie.pair in likely and (rules.accepts(tie.kind, score) or tie is _best(page, tie.pair))
        ]
    for pair in sorted(likely.keys() - page.told.keys(), key=sorted):
        found = _across(page, pair)
        if found is not None:
            reading, tie = found
            reading.told.append(_weighed(tie, likely[pair], rules))


def _of_rosters(page: PageView, rules: Weights) -> dict[Pair, float]:
    """The pairs that lines of rosters tell below a row that names their owner, whatever else is said."""
    scores = {
        pair: max((s for tie, s in told if tie.announced and rules.accepts(tie.kind, s)), default=0.0)
        for pair, told in page.told.items()
    }
    return {pair: score for pair, score in scores.items() if score}


def probable(page: PageView, model: PairModel) -> dict[Pair, float]:
    """The pairs of a page that are told, with how likely; none where the page has no word for a tie."""
    if not page.told and not page.rows_with(TERMS):
        return {}
    shapes = shapes_of(page)
    words = {pair: model.words.score(words_of_pair(page, pair)) for pair in shapes}
    scores = {pair: model.numbers.score(found) for pair, found in compared(shapes, words).items()}
    return {pair: score for pair, score in scores.items() if model.numbers.accepts("tie", score)}


def _without_outer(page: PageView, likely: Mapping[Pair, float], trusted: set[Pair]) -> dict[Pair, float]:
    """The likely pairs without those that only the place around an end is in: Chengdu's Pengzhou is tied."""

    def is_outer(pair: Pair) -> bool:
        return any(
            lies_in(page.places[inner], page.places[outer])
            for rival in likely
            if len(rival & pair) == 1
            for outer, inner in [(*(pair - rival), *(rival - pair))]
        )

    return {pair: score for pair, score in likely.items() if pair in trusted or not is_outer(pair)}


def compared(shapes: Mapping[Pair, Shape], words: Mapping[Pair, float]) -> dict[Pair, Shape]:
    """The shapes with the scores of words, and with those of the pairs beside each."""
    ranked = sorted(words.values(), reverse=True)
    rival_words = _rivals(words)
    rival_rules = _rivals({pair: shape["score by the rules"] for pair, shape in shapes.items()})
    return {
        pair: {
            **shape,
            "words of the pair": words[pair],
            "words behind the best pair": words[pair] - ranked[0],
            "pairs with better words": ranked.index(words[pair]),
            "words ahead of pairs with an end": words[pair] - rival_words.get(pair, _NO_RIVAL),
            "score by the rules of pairs with an end": rival_rules.get(pair, 0.0),
        }
        for pair, shape in shapes.items()
    }


def _rivals(scores: Mapping[Pair, float]) -> dict[Pair, float]:
    """For each pair the best score of the other pairs that have one of its ends."""
    of_end: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(scores, key=lambda p: -scores[p]):
        for end in pair:
            of_end[end].append(pair)
    first_two = {end: pairs[:2] for end, pairs in of_end.items()}
    others = {pair: [o for end in pair for o in first_two[end] if o != pair] for pair in scores}
    return {pair: max(scores[o] for o in found) for pair, found in others.items() if found}


def _best(page: PageView, pair: Pair) -> TieCandidate:
    return max(page.told[pair], key=lambda told: told[1])[0]


def _weighed(tie: TieCandidate, likely: float, rules: Weights) -> tuple[TieCandidate, float]:
    """A tie with the score of its pair; what the page adds to the score of the rules is a feature of it."""
    tie.features[SPEAKS] = _odds(likely) - _odds(rules.score(tie.features))
    return tie, likely


def _odds(score: float) -> float:
    """A probability as log odds, within the bounds of what a score is rounded to."""
    bounded = min(max(score, 0.0005), 0.9995)
    return log(bounded / (1 - bounded))


def _across(page: PageView, pair: Pair) -> tuple[StoryReading, TieCandidate] | None:
    """A pair that no rule found, told by the term that stands nearest to its ends."""
    rows = [page.rows_of(i) for i in sorted(pair)]
    terms = sorted(page.rows_with(frozenset({"term"})))
    if not terms or not all(rows):
        return None
    number = min(terms, key=lambda t: (sum(min(abs(t - r) for r in found) for found in rows), t))
    ends = [(i, _nearest(page, i, number)) for i in sorted(pair)]
    row = page.rows[number]
    here = [at for _, (at_row, at) in ends if at_row == number]
    match = min(row.of("term"), key=lambda m: (min((abs(m.first - at) for at in here), default=0), m.first))
    one, other = (party_at(page.rows[n], page.places[i], index, "named") for i, (n, index) in ends)
    return page.reading_of(number), _candidate(page, number, match, one, other)


def _candidate(page: PageView, number: int, match: Match, one: Party, other: Party) -> TieCandidate:
    row = page.rows[number]
    return TieCandidate(
        kind=match.sense.name,  # type: ignore[arg-type]
        a=one.places[0],
        b=other.places[0],
        ends=(one, other),
        match=match,
        row=row,
        part=page.roles[number],
        way=ACROSS,
        status=tie_status(row, match),
    )


def _nearest(page: PageView, place: int, number: int) -> tuple[int, int]:
    """Where a place is named nearest to a row."""
    return min(page.at[place], key=lambda at: (abs(at[0] - number), at))
