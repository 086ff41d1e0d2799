"""All claims of an article: stories read, candidates scored, tellings joined, claims made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from cityties.claims.cjk.dating import year_of_page
from cityties.claims.exchanges import Candidate
from cityties.claims.grammars import grammar_of
from cityties.claims.joining import Telling, join_tellings
from cityties.claims.languages import has_cues
from cityties.claims.making import make_exchange, make_tie
from cityties.claims.page_pairs import SPEAKS, choose_ties, pair_model
from cityties.claims.reading import StoryReading, read_story
from cityties.claims.rivals import likeliest, turned_round, unfounded, without_rivals
from cityties.claims.rows import Row, Token
from cityties.claims.scoring import Weights, weights
from cityties.claims.signings import together, told_signings
from cityties.claims.status import settled
from cityties.claims.stories import stories
from cityties.claims.tie_kinds import KINDS, is_told
from cityties.claims.tie_since import find_since
from cityties.claims.ties import TieCandidate
from cityties.claims.timing import Calendar
from cityties.claims.tongues import by_language
from cityties.dates import Time, find_times
from cityties.places import Gazetteer
from cityties.records import Article, Claim, ExchangeClaim, Mention, TieClaim, When


def find_claims(
    article: Article,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    *,
    page: str | None = None,
    address: str | None = None,
) -> tuple[Claim, ...]:
    """The ties and exchanges that an article states, each with its evidence, in the order of the text.

    ``page`` is the digest of the page, kept with each evidence; its ``address`` may tell whose page it is.
    """
    claims: list[Claim] = []
    readings = read_stories(article, mentions, gazetteer, address=address)
    _tell_ties(readings)
    for reading in readings:
        grammar = reading.grammar
        tie_weights, exchange_weights = (
            weights(grammar.language, "ties"),
            weights(grammar.language, "exchanges"),
        )
        calendar = _calendar(reading)
        claims += _ties(article, reading, calendar, _with_page(grammar.language), page)
        claims += _exchanges(article, reading, calendar, exchange_weights, tie_weights, page)
    return tuple(_unique(claims))


def _tell_ties(readings: Sequence[StoryReading]) -> None:
    """Tells the ties of each story: as the whole page makes them likely, else as their sentences do."""
    for language in dict.fromkeys(reading.grammar.language for reading in readings):
        stories_told = [reading for reading in readings if reading.grammar.language == language]
        rules, model = weights(language, "ties"), pair_model(language)
        if model is not None:
            choose_ties(stories_told, model, rules)
            continue
        for reading in stories_told:
            reading.told = [(tie, score) for tie, score in reading.ties if rules.accepts(tie.kind, score)]


@cache
def _with_page(language: str) -> Weights:
    """The weights of the rules with that of what the page adds to them, to tell why a tie was found."""
    rules = weights(language, "ties")
    return replace(rules, features={**rules.features, SPEAKS: 1.0})


def _calendar(reading: StoryReading) -> Calendar:
    """The times of a story; where its page has no date, an anniversary of a tie may tell the year."""
    gapless = reading.grammar.gapless
    calendar = Calendar(reading.rows, reading.story.published, gapless=gapless)
    if not gapless or reading.story.published.value is not None:
        return calendar
    made = (calendar.since(tie.row, tie.match, tie.status) for tie, _ in reading.ties)
    stated = [since[0].value[:4] for since in made if since and since[0].basis == "stated" and since[0].value]
    year = year_of_page(reading.rows, stated)
    if year is None:
        return calendar
    reason = "the story tells the anniversary of a tie as this year's"
    published = When(
        value=str(year),
        earliest=f"{year}-01-01",
        latest=f"{year}-12-31",
        precision="year",
        basis="inferred",
        reason=reason,
    )
    return Calendar(reading.rows, published, gapless=gapless)


def read_stories(
    article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer, *, address: str | None = None
) -> list[StoryReading]:
    """Each story of an article with all its candidates, accepted or not."""
    readings: list[StoryReading] = []
    times: dict[str, tuple[Time, ...]] = {}
    for language, story in (told for whole in stories(article) for told in by_language(article, whole)):
        if not has_cues(language):
            continue
        grammar = grammar_of(language)
        if language not in times:
            times[language] = tuple(find_times(article.text, language))
        models = weights(grammar.language, "ties"), weights(grammar.language, "exchanges")
        home = readings[0].home if readings else None
        told = readings[-1].memory if readings else None
        readings.append(
            read_story(
                article, story, mentions, times[language], grammar, *models, gazetteer, home, told, address
            )
        )
    return readings


def _ties(
    article: Article,
    reading: StoryReading,
    calendar: Calendar,
    model: Weights,
    page: str | None,
) -> list[TieClaim]:
    told: dict[tuple[int, int, str], list[tuple[TieCandidate, float]]] = {}
    for candidate, score in reading.told:
        low, high = sorted((candidate.a.id, candidate.b.id))
        told.setdefault((low, high, candidate.kind), []).append((candidate, score))
    claims = []
    for (low, high, kind), group in told.items():
        if not is_told(reading, calendar, kind, {k: told.get((low, high, k), []) for k in KINDS}):
            continue
        ranked = sorted(group, key=lambda t: -t[1])
        since = find_since(calendar, reading, ranked)
        lighter = told.get((low, high, "friendly_exchange"))
        if since is None and kind == "sister_city" and lighter and reading.grammar.gapless:
            since = find_since(calendar, reading, lighter)
        fields = tuple(dict.fromkeys(f for c, _ in ranked for f in _fields(article.text, c.row)))
        claims.append(make_tie(article.text, ranked, since, fields, reading.story.part, model, page))
    return claims


def _fields(text: str, row: Row) -> list[str]:
    return [m.sense.name for m in row.of("fields")]


def _exchanges(
    article: Article,
    reading: StoryReading,
    calendar: Calendar,
    model: Weights,
    tie_model: Weights,
    page: str | None,
) -> list[ExchangeClaim]:
    likely = reading.exchanges if reading.grammar.gapless else likeliest(reading.exchanges)
    accepted = [(c, s) for c, s in likely if model.accepts(c.kind, s)]
    accepted = without_rivals(accepted, gapless=reading.grammar.gapless)
    accepted = [t for t in accepted if not turned_round(t[0], accepted)]
    if reading.grammar.gapless:
        accepted = [t for t in accepted if not unfounded(t[0])]
    accepted += _signings(reading, model, tie_model, calendar)
    accepted.sort(key=lambda told: told[0].row.sentence.start)
    now = (calendar.anchor.published.value or "")[:4] or None
    tellings = [
        telling
        for candidate, score in accepted
        for telling in dated_tellings(calendar, Telling(candidate, score, None, None))
    ]
    return [
        make_exchange(
            article.text, group, _when(calendar, reading, group), reading.story, model, page, reading.grammar
        )
        for group in join_tellings(tellings, gapless=reading.grammar.gapless, now=now)
    ]


def _signings(
    reading: StoryReading, model: Weights, tie_model: Weights, calendar: Calendar
) -> list[tuple[Candidate, float]]:
    if reading.grammar.gapless:
        return told_signings(reading.ties, reading.grammar, tie_model, calendar)
    tied = {tie.pair for tie, _ in reading.told}
    return together(
        [(c, s) for c, s in reading.signings if model.accepts(c.kind, s) and _joins_one_of(c, tied)]
    )


def _joins_one_of(signing: Candidate, pairs: set[frozenset[int]]) -> bool:
    """Whether what was signed joins a pair that is told to be tied."""
    return any(frozenset((a.id, b.id)) in pairs for a in signing.from_ for b in signing.to)


def _when(
    calendar: Calendar, reading: StoryReading, group: Sequence[Telling]
) -> tuple[When | None, When | None, Token | None]:
    """When an event was: as one of its tellings says, else as news in the month of the page."""
    told = [t for t in group if t.date is not None]
    if told:
        dated = max(told, key=_tells_when)
        own = dated.candidate
        return dated.date, dated.end, calendar.nearest(own.row, own.match, own.kind)
    best = group[0].candidate
    status = settled(best)
    going_on = reading.grammar.gapless and status == "ongoing"
    if going_on or status in {"planned", "cancelled"}:
        return None, None, None
    if _in_a_past(calendar, reading, best.row):
        framed = None if reading.grammar.gapless else calendar.framed(best.row)
        return framed, None, best.row.tokens[best.match.first] if framed is not None else None
    news = calendar.as_news(best.row, aged=not reading.grammar.gapless)
    return news, None, best.row.tokens[best.match.first] if news is not None else None


def _tells_when(telling: Telling) -> tuple[bool, bool]:
    """A date outweighs bounds, what was done outweighs what was promised; else the best telling counts."""
    date = telling.date
    return date is not None and date.value is not None, telling.candidate.status in {"done", "ongoing"}


def _in_a_past(calendar: Calendar, reading: StoryReading, row: Row) -> bool:
    """Whether a sentence is told of a time that is over: the story has gone back to it before.

    Its paragraph to another month than the page's, or the sentence before to another year.
    """
    published = (calendar.page(row).value or "")[:7]
    before = [r for r in reading.rows if r.sentence.start < row.sentence.start]
    own = [r for r in before if r.sentence.paragraph == row.sentence.paragraph]
    if any(value[:7] != published for r in own for value in calendar.values(r)):
        return True
    last = calendar.values(before[-1]) if before and not reading.grammar.gapless else []
    return bool(last) and last[-1][:4] < published[:4]


def dated_tellings(calendar: Calendar, telling: Telling) -> list[Telling]:
    """A telling for each time that its sentence names: "in 2016 and 2017" tells of two events."""
    candidate = telling.candidate
    spans = calendar.dates(candidate.row, candidate.match, candidate.kind)
    if not spans:
        return [telling]
    return [Telling(candidate, telling.score, span.start, span.end) for span in spans]


def _unique(claims: Sequence[Claim]) -> list[Claim]:
    """One tie for each pair and kind, the best; the others stay in their order."""
    best: dict[tuple[int, int, str], TieClaim] = {}
    for claim in claims:
        if isinstance(claim, TieClaim):
            key = (claim.a.id, claim.b.id, claim.kind)
            if key not in best or (claim.since is not None) > (best[key].since is not None):
                best[key] = claim
    kept = {c.id for c in best.values()}
    return [c for c in claims if not isinstance(c, TieClaim) or c.id in kept]
