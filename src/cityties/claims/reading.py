"""From an article's stories to scored candidates, sentence by sentence, remembering what was said before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cityties.claims.cjk.lexicon import cjk_lexicon
from cityties.claims.cjk.publishers import publisher
from cityties.claims.cjk.registers import ENTRY, announces, heading_of, is_entry, mark_registers
from cityties.claims.context import weigh_in_story
from cityties.claims.discourse import Discourse
from cityties.claims.exchanges import Candidate
from cityties.claims.grammars import Grammar
from cityties.claims.homes import find_home
from cityties.claims.rivals import likeliest
from cityties.claims.rows import Row
from cityties.claims.salience import salience
from cityties.claims.scoring import Weights
from cityties.claims.sentences import Sentence, split_sentences
from cityties.claims.signings import possible_signings
from cityties.claims.stories import Story
from cityties.claims.tables import announce_lists, owner_of_line, told_of
from cityties.claims.tie_context import weigh_ties_in_story
from cityties.claims.tie_lists import announce, announce_page, opens_list
from cityties.claims.tie_rosters import find_rosters, lines_of_rosters
from cityties.claims.ties import TieCandidate
from cityties.dates import Time
from cityties.places import Gazetteer
from cityties.records import Article, Mention, Place

_OURS = frozenset(
    {
        "本市",
        "当市",
        "本町",
        "当町",
        "本県",
        "本区",
        "本村",
        "わが市",
        "我が市",
        "我市",
        "我县",
        "我区",
        "我州",
        "我省",
    }
)
_CELLS = 8  # strokes between the cells of what may be a table
_HALL = re.compile("(?:[市区町村都道府県]?(?:役所|役場|庁|公式|ホームページ))|(?:[市县区州省]?人民政府)")


@dataclass(slots=True)
class StoryReading:
    """A story with its rows and all its candidates, scored, in the order of the text.

    ``told`` has the ties among them that are told, filled when the whole page has been read.
    """

    story: Story
    rows: list[Row]
    home: Place | None
    grammar: Grammar
    ties: list[tuple[TieCandidate, float]] = field(default_factory=list)
    exchanges: list[tuple[Candidate, float]] = field(default_factory=list)
    signings: list[tuple[Candidate, float]] = field(default_factory=list)
    told: list[tuple[TieCandidate, float]] = field(default_factory=list)
    memory: Discourse = field(default_factory=Discourse)


def read_story(
    article: Article,
    story: Story,
    mentions: Sequence[Mention],
    times: Sequence[Time],
    grammar: Grammar,
    tie_weights: Weights,
    exchange_weights: Weights,
    gazetteer: Gazetteer,
    home: Place | None = None,
    told: Discourse | None = None,
    address: str | None = None,
) -> StoryReading:
    """Reads a story from top to bottom; what is accepted in one sentence binds the references of the next."""
    mentions = grammar.trusted(article.text, mentions)
    starts, time_starts = [m.start for m in mentions], [t.start for t in times]

    def row(sentence: Sentence) -> Row:
        return grammar.row(
            article.text,
            sentence,
            mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)],
            times[bisect_left(time_starts, sentence.start) : bisect_left(time_starts, sentence.end)],
        )

    rows = [row(sentence) for sentence, _ in story.sentences]
    if grammar.gapless and story.part == "body" and _may_have_registers(article, rows):
        countries = cjk_lexicon(grammar.language).countries
        story, rows = _with_registers(article, story, rows, row, countries)
    titles = sum(role == "title" for _, role in story.sentences)
    if not grammar.gapless and story.part == "body":
        story, rows = _with_lines(article, story, rows, titles, row)
    around = _around(article, mentions) if story.part == "body" else ()
    found = find_home(rows, around, titles, None if grammar.gapless else address)
    own_home = grammar.home(rows, found)
    if grammar.gapless and story.part == "body":
        own_home = _of_the_site(article, mentions, rows) or own_home
        countries = cjk_lexicon(grammar.language).countries
        if not any(place.country in countries for place in _places(rows)):
            own_home = publisher(article, mentions, address, gazetteer, countries) or own_home
    named_home = home is not None and any(place.id == home.id for place in _places(rows))
    trail = [row(s) for s in _trail(article, story)] if story.part == "body" and not grammar.gapless else []
    memory = Discourse(home=home if named_home or own_home is None else own_home)
    if not grammar.gapless:
        _with_rosters(memory, rows, titles, trail)
    memory.pair = _main_pair(rows, memory.home, inner=grammar.gapless)
    memory.salient = _salient(rows, titles)
    memory.salience = salience(rows, titles)
    memory.affairs = _affairs(rows)
    if told is not None and told.listing:
        memory.listed, memory.anchor, memory.listing, memory.in_list = (
            told.listed,
            told.anchor,
            1,
            told.in_list,
        )
    elif story.part == "body" and not grammar.gapless:
        announce_page(trail, memory)
    reading = StoryReading(story, rows, memory.home, grammar, memory=memory)
    owner: Place | None = None
    for number, (current, (_, role)) in enumerate(zip(rows, story.sentences, strict=True)):
        memory.at = number
        owner = owner_of_line(current, rows[number - 1] if number else None, owner)
        with told_of(owner, memory):
            named, spoken = grammar.parties(current, memory, gazetteer)
            ties = [
                (t, tie_weights.score(t.features)) for t in grammar.ties(current, role, named, spoken, memory)
            ]
            exchanges = [
                (e, exchange_weights.score(e.features))
                for e in grammar.exchanges(current, role, named, spoken, memory)
            ]
            announce_lists(owner, (t for t, _ in ties))
            reading.ties += ties
            reading.exchanges += exchanges
            memory.see(current, [*named, *(p for p in spoken if p.bound == "person")])
            memory.in_list = any(t.way == "list" for t, _ in ties) or opens_list(current)
            if not grammar.gapless:
                announce(current, memory)
            likely = exchanges if grammar.gapless else likeliest(exchanges)
            _remember(memory, ties, likely, tie_weights, exchange_weights)
    _weigh_anew(reading, tie_weights, exchange_weights)
    return reading


def _may_have_registers(article: Article, rows: Sequence[Row]) -> bool:
    """Whether a line of the story may begin a register, or a table was taken for the page's frame."""
    if ENTRY.search(article.text) or any(heading_of(r) or is_entry(r) or announces(r) for r in rows):
        return True
    frame = [p for p in article.parts if p.role in ("byline", "furniture")]
    strokes = sum(article.text.count(stroke, p.start, p.end) for p in frame for stroke in "|｜")
    announced = any(article.text.startswith((":", "："), p.end - 1) for p in frame)
    return (announced or strokes >= _CELLS) and any(row.of("term") for row in rows)


def _with_lines(
    article: Article, story: Story, rows: list[Row], titles: int, make: Callable[[Sentence], Row]
) -> tuple[Story, list[Row]]:
    """A story with the lines of rosters that look like bylines or menus, so short are they."""
    told = [(r, pair) for r, pair in zip(rows, story.sentences, strict=True)]
    told += [(make(sentence), (sentence, "body")) for sentence in _beside(article)]
    told[titles:] = sorted(told[titles:], key=lambda pair: pair[0].sentence.start)
    merged = [r for r, _ in told]
    lines = lines_of_rosters(merged, titles)
    own = set(story.sentences)
    kept = [(r, pair) for number, (r, pair) in enumerate(told) if pair in own or number in lines]
    return replace(story, sentences=tuple(pair for _, pair in kept)), [r for r, _ in kept]


def _beside(article: Article) -> list[Sentence]:
    """The sentences of a page's bylines and furniture."""
    return [
        sentence
        for part in article.parts
        if part.role in ("byline", "furniture")
        for sentence in split_sentences(article.text, part.start, part.end)
    ]


def _with_rosters(memory: Discourse, rows: Sequence[Row], titles: int, trail: Sequence[Row]) -> None:
    """Finds the rosters of a story; one of its partners is not the place from which it is told."""
    memory.rosters = find_rosters(rows, titles, trail, memory.home)
    entries = [entry for line in memory.rosters.values() for entry in line]
    owners = {e.owner.id: e.owner for e in entries if e.at is None}
    if len(owners) == 1 and any(e.member.place == memory.home for e in entries):
        memory.home = next(iter(owners.values()))


def _with_registers(
    article: Article,
    story: Story,
    rows: Sequence[Row],
    make: Callable[[Sentence], Row],
    countries: Collection[str],
) -> tuple[Story, list[Row]]:
    """A story with the lines of registers, which look like bylines for the date that each of them has."""
    told = [(r, pair) for r, pair in zip(rows, story.sentences, strict=True)]
    told += [(make(sentence), (sentence, "body")) for sentence in _beside(article)]
    told.sort(key=lambda pair: pair[0].sentence.start)
    mark_registers([r for r, _ in told], countries)
    kept = [(r, pair) for r, pair in told if "register" in r.cues or pair in story.sentences]
    return replace(story, sentences=tuple(pair for _, pair in kept)), [r for r, _ in kept]


def _weigh_anew(reading: StoryReading, tie_weights: Weights, exchange_weights: Weights) -> None:
    """Scores ties, and with them the exchanges, anew once the whole story is read."""
    weigh_ties_in_story([candidate for candidate, _ in reading.ties], reading.rows, reading.memory)
    reading.ties = [(t, tie_weights.score(t.features)) for t, _ in reading.ties]
    tied = {t.pair for t, score in reading.ties if tie_weights.accepts(t.kind, score)}
    likely = reading.exchanges if reading.grammar.gapless else likeliest(reading.exchanges)
    signings = (
        []
        if reading.grammar.gapless
        else possible_signings(reading.ties, tie_weights, reading.grammar.language)
    )
    everything = [*(c for c, _ in reading.exchanges), *signings]
    weigh_in_story(everything, [c for c, _ in likely], reading.rows, tied)
    reading.signings = [(c, exchange_weights.score(c.features)) for c in signings]
    reading.exchanges = [(c, exchange_weights.score(c.features)) for c, _ in reading.exchanges]


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
            told[-1].way in ("list", "apposition", "owner and neighbour", "owner and another")
            and len(told[-1].ends[0].places) == 1
        ):
            memory.anchor, memory.anchored = told[-1].ends[0].places[0], memory.at
    if len(told) == 1:
        memory.pair = memory.latest = (told[0].a, told[0].b)
    for candidate, score in exchanges:
        if not exchange_weights.accepts(candidate.kind, score):
            continue
        if candidate.frame.form in ("go", "host", "trip"):
            memory.visitors, memory.hosts = candidate.from_, candidate.to
            memory.journey = candidate.kind
        if len(candidate.from_) == len(candidate.to) == 1:
            here = memory.section_home
            one, other = (
                here if here is not None and memory.home is not None and p.id == memory.home.id else p
                for p in (candidate.from_[0], candidate.to[0])
            )
            memory.pair = memory.latest = memory.told = (one, other)


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


def _of_the_site(article: Article, mentions: Sequence[Mention], rows: Sequence[Row]) -> Place | None:
    """The place whose hall publishes a page that speaks of 本市: the one that its frame names so."""
    if not any(row.lower(m.first) in _OURS for row in rows for m in row.of("reference")):
        return None
    frame = [p for p in article.parts if p.role in ("byline", "furniture")]
    signed = {
        m.place.id: m.place
        for m in mentions
        for p in frame
        if p.start <= m.start < p.end and m.place is not None and _HALL.match(article.text, m.end - 1)
    }
    return next(iter(signed.values())) if len(signed) == 1 else None


def _trail(article: Article, story: Story) -> Iterator[Sentence]:
    """The lines of the page's furniture before its story: where in the site the page stands."""
    begin = min((s.start for s, role in story.sentences if role == "body"), default=0)
    for part in article.parts:
        if part.role == "furniture" and part.end <= begin:
            yield from split_sentences(article.text, part.start, part.end)


def _salient(rows: Sequence[Row], titles: int) -> frozenset[int]:
    """The places that a story names in its title or more than once."""
    count = Counter(place.id for place in _places(rows))
    titled = {place.id for place in _places(rows[:titles])}
    return frozenset(titled | {i for i, times in count.items() if times > 1})


def _affairs(rows: Sequence[Row]) -> frozenset[str]:
    """The affairs other than those of cities to which a story comes back again and again."""
    count = Counter(match.sense.name for row in rows for match in row.of("affairs"))
    return frozenset(name for name, times in count.items() if times > 2)


def _main_pair(rows: Sequence[Row], home: Place | None, *, inner: bool = False) -> tuple[Place, Place] | None:
    """The home and the place abroad that the story names first: what it is about until more is said.

    ``inner`` passes over a region before what lies in it: 千葉縣|館山市.
    """
    if home is None:
        return None
    places = list(_places(rows))
    for number, place in enumerate(places):
        if place.level == "country" or place.country == home.country:
            continue
        following = places[number + 1] if inner and number + 1 < len(places) else None
        if following is None or place.id not in following.within:
            return home, place
    return None


def _places(rows: Sequence[Row]) -> Iterator[Place]:
    for row in rows:
        for token in row.tokens:
            if token.kind == "place" and token.mention is not None and token.mention.place is not None:
                yield token.mention.place
