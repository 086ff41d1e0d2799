"""From an article's stories to scored candidates, sentence by sentence, remembering what was said before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import structs

from cityties.claims.context import weigh_in_story
from cityties.claims.discourse import Discourse, find_home, resolve_references, resolve_regions
from cityties.claims.exchanges import Candidate, find_candidates
from cityties.claims.lexicon import Lexicon
from cityties.claims.parties import named_parties
from cityties.claims.rows import Row, make_row
from cityties.claims.scoring import Weights
from cityties.claims.sentences import Sentence
from cityties.claims.stories import Story
from cityties.claims.ties import TieCandidate, find_tie_candidates
from cityties.dates import Time
from cityties.places import Gazetteer
from cityties.records import Article, Mention, Place

_SETTLEMENTS = frozenset({"city", "town", "village", "district", "county", "county_level_city"})
_WELL_KNOWN = 200_000  # inhabitants; a school or firm is rarely named after a far place smaller than this


@dataclass(slots=True)
class StoryReading:
    """A story with its rows and all its candidates, scored, in the order of the text."""

    story: Story
    rows: list[Row]
    home: Place | None
    ties: list[tuple[TieCandidate, float]] = field(default_factory=list)
    exchanges: list[tuple[Candidate, float]] = field(default_factory=list)


def read_story(
    article: Article,
    story: Story,
    mentions: Sequence[Mention],
    times: Sequence[Time],
    lexicon: Lexicon,
    tie_weights: Weights,
    exchange_weights: Weights,
    gazetteer: Gazetteer,
    home: Place | None = None,
) -> StoryReading:
    """Reads a story from top to bottom; what is accepted in one sentence binds the references of the next."""
    mentions = _reliable(mentions)
    starts, time_starts = [m.start for m in mentions], [t.start for t in times]

    def row(sentence: Sentence) -> Row:
        return make_row(
            article.text,
            sentence,
            mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)],
            times[bisect_left(time_starts, sentence.start) : bisect_left(time_starts, sentence.end)],
            lexicon,
        )

    rows = [row(sentence) for sentence, _ in story.sentences]
    titles = sum(role == "title" for _, role in story.sentences)
    own_home = find_home(rows, _around(article, mentions) if story.part == "body" else (), titles)
    named_home = home is not None and any(place.id == home.id for place in _places(rows))
    memory = Discourse(home=home if named_home or own_home is None else own_home)
    memory.pair = _main_pair(rows, memory.home)
    memory.salient = _salient(rows, titles)
    reading = StoryReading(story, rows, memory.home)
    for current, (_, role) in zip(rows, story.sentences, strict=True):
        named = resolve_regions(current, named_parties(current), memory, gazetteer)
        spoken = resolve_references(current, named, memory, lexicon)
        ties = [
            (t, tie_weights.score(t.features))
            for t in find_tie_candidates(current, role, named, spoken, memory)
        ]
        exchanges = [
            (e, exchange_weights.score(e.features))
            for e in find_candidates(current, role, named, spoken, memory, lexicon)
        ]
        reading.ties += ties
        reading.exchanges += exchanges
        memory.see(current, [*named, *(p for p in spoken if p.bound == "person")])
        _remember(memory, ties, exchanges, tie_weights, exchange_weights)
    _weigh_exchanges(reading, tie_weights, exchange_weights)
    return reading


def _weigh_exchanges(reading: StoryReading, tie_weights: Weights, exchange_weights: Weights) -> None:
    """Scores the exchanges anew once the whole story is read."""
    tied = {frozenset((t.a.id, t.b.id)) for t, score in reading.ties if tie_weights.accepts(t.kind, score)}
    weigh_in_story([candidate for candidate, _ in reading.exchanges], reading.rows, tied)
    reading.exchanges = [(c, exchange_weights.score(c.features)) for c, _ in reading.exchanges]


def _reliable(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without small places that stand only inside the names of bodies: "Huxi Middle School"."""
    plain = {m.place.id for m in mentions if m.place is not None and m.role == "place"}

    def doubtful(mention: Mention) -> bool:
        place = mention.place
        if (
            mention.role != "organisation"
            or place is None
            or place.id in plain
            or place.level not in _SETTLEMENTS
        ):
            return False
        return place.population < _WELL_KNOWN

    return [structs.replace(m, status="unknown", place=None) if doubtful(m) else m for m in mentions]


def _remember(
    memory: Discourse,
    ties: Sequence[tuple[TieCandidate, float]],
    exchanges: Sequence[tuple[Candidate, float]],
    tie_weights: Weights,
    exchange_weights: Weights,
) -> None:
    """Keeps the pair that was told of, and who visited whom."""
    told = [t for t, score in ties if tie_weights.accepts(t.kind, score)]
    if told:
        memory.term = told[-1].kind
        if (
            told[-1].way in ("list", "apposition", "owner and neighbour")
            and len(told[-1].ends[0].places) == 1
        ):
            memory.anchor = told[-1].ends[0].places[0]
    if len(told) == 1:
        memory.pair = memory.latest = (told[0].a, told[0].b)
    for candidate, score in exchanges:
        if not exchange_weights.accepts(candidate.kind, score):
            continue
        if candidate.frame.form in ("go", "host", "trip"):
            memory.visitors, memory.hosts = candidate.from_, candidate.to
        if len(candidate.from_) == len(candidate.to) == 1:
            memory.pair = memory.latest = (candidate.from_[0], candidate.to[0])


def _around(article: Article, mentions: Sequence[Mention]) -> list[tuple[Place, int]]:
    """The places of the page's frame with their weight: the dateline tells most of where a story is told."""
    weights = {"dateline": 3, "byline": 1, "furniture": 1}
    return [
        (m.place, weights[p.role])
        for p in article.parts
        if p.role in weights
        for m in mentions
        if p.start <= m.start < p.end and m.place is not None and m.place.level != "country"
    ]


def _salient(rows: Sequence[Row], titles: int) -> frozenset[int]:
    """The places that a story names in its title or more than once."""
    count = Counter(place.id for place in _places(rows))
    titled = {place.id for place in _places(rows[:titles])}
    return frozenset(titled | {i for i, times in count.items() if times > 1})


def _main_pair(rows: Sequence[Row], home: Place | None) -> tuple[Place, Place] | None:
    """The home and the place abroad that the story names first: what it is about until more is said."""
    if home is None:
        return None
    for place in _places(rows):
        if place.level != "country" and place.country != home.country:
            return home, place
    return None


def _places(rows: Sequence[Row]) -> Iterator[Place]:
    for row in rows:
        for token in row.tokens:
            if token.kind == "place" and token.mention is not None and token.mention.place is not None:
                yield token.mention.place
