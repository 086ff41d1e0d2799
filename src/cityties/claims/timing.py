"""When it happened: the expressions of time of a story, resolved in order and given to what they date."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from cityties.claims.lexicon import Match
from cityties.claims.rows import Row, Token
from cityties.dates import Anchor, Span, Time, parse_date, resolve, years_before
from cityties.records import TieStatus, When

_MAKING = frozenset(
    "signed sign signing inked established became become formed concluded sealed twinned entered joined formalized "
    "formalised agreed made began begun started linked paired made".split()
)
_OLDEST = 150  # years of a tie
_LOOSE = 12  # tokens by which a relative time stands back behind a date
_NEARBY = frozenset("今去昨明")
_BETWEEN_TIMES = frozenset("and in , on again 和 与 及 、 と".split())
_SIGNED = frozenset("signed sign signing inked agreement memorandum renewed".split())


class Calendar:
    """The times of one story, resolved in the order in which they are told."""

    def __init__(self, rows: Sequence[Row], published: When) -> None:
        self.anchor = Anchor(published=published)
        self._spans: dict[int, tuple[Span, ...]] = {}
        told: list[Span] = []
        for row in rows:
            for token in row.tokens:
                if token.time is not None:
                    spans = resolve(token.time, self.anchor, context=tuple(told))
                    self._spans[token.start] = spans
                    told.extend(s for s in spans if s.start is not None)

    def spans(self, token: Token) -> tuple[Span, ...]:
        """What an expression of time means, one span for each time that it names."""
        return self._spans.get(token.start, ())

    def nearest(self, row: Row, match: Match) -> Token | None:
        """The dated expression of a sentence that belongs to a cue: the nearest in its clause, else in the row."""
        dated = [
            (abs(index - match.first) + (40 if _apart(row, match, index) else 0), index)
            for index, token in enumerate(row.tokens)
            if token.time is not None and token.time.moments and self._known(token) and not _bounds_only(token.time)
        ]
        return row.tokens[min(dated)[1]] if dated else None

    def dates(self, row: Row, match: Match) -> tuple[Span, ...]:
        """All times that date a cue: "in 1996 and in 2017" names two."""
        nearest = self.nearest(row, match)
        if nearest is None:
            return ()
        found = list(self.spans(nearest))
        index = row.tokens.index(nearest)
        for token in row.tokens[index + 1 :]:
            if token.time is not None and token.time.moments and self._known(token):
                found += self.spans(token)
            elif token.lower not in _BETWEEN_TIMES:
                break
        return tuple(found)

    def _known(self, token: Token) -> bool:
        return any(s.start.value or s.start.earliest or s.start.latest for s in self.spans(token))

    def since(self, row: Row, match: Match, status: TieStatus) -> tuple[When, Token] | None:
        """When a tie was made, as its sentence says.

        In this order: "since 1984", "(1984)", "established in 1984", "for twenty years" or "its 40th
        anniversary" counted back from a date of the sentence or the page's.  A tie that is still planned was not
        made at a date to come, and the date beside an end is that of the end.
        """
        found = self._made(row, match, status)
        if found is None or (status == "planned" and not self._past(found[0])):
            return None
        return found

    def _past(self, when: When) -> bool:
        known = self.anchor.published.latest or self.anchor.published.earliest
        return known is not None and when.latest is not None and when.latest <= known

    def _made(self, row: Row, match: Match, status: TieStatus) -> tuple[When, Token] | None:
        dated = [t for t in row.tokens if t.time is not None and t.time.moments and self._known(t)]
        for token in dated:
            if token.time is not None and token.time.relation == "since":
                return self.spans(token)[0].start, token
        cues = {m.first for m in row.of("making")}
        making = [k for k, t in enumerate(row.tokens) if t.lower in _MAKING or k in cues]
        near = [(abs(k - row.tokens.index(t)) + _LOOSE * _is_loose(t, dated), t) for t in dated for k in making]
        ended = status in ("ended", "suspended")
        closest = min((gap for gap, _ in near), default=_LOOSE)
        if closest > 2 and row.of("making") and (aged := self._age_beside(row, match, dated)) is not None:
            return aged
        for index, token in enumerate(row.tokens):
            if token in dated and _is_date(token) and row.lower(index - 1) == "(" and row.lower(index + 1) == ")":
                return self.spans(token)[0].start, token
        if near:
            gap, token = min(near, key=lambda pair: pair[0])
            if gap <= (5 if ended else 16):
                return self.spans(token)[0].start, token
        return self._counted_back(row, dated)

    def _age_beside(self, row: Row, match: Match, dated: Sequence[Token]) -> tuple[When, Token] | None:
        """An age straight beside the term: 结好四十周年, 友好都市になって35年."""
        for index, token in enumerate(row.tokens):
            years = token.time.years if token.time is not None else _counted_years(row, index)
            if not years or abs(index - match.first) > 3:
                continue
            base = self.spans(dated[0])[0].start if dated else self.anchor.published
            if base.value is not None:
                return years_before(base, years, f"{token.text}, counted back from {base.value}"), token
        return None

    def _counted_back(self, row: Row, dated: Sequence[Token]) -> tuple[When, Token] | None:
        """The years of an anniversary or of a duration, taken from a date of the sentence or of the page."""
        signed = any(t.lower in _SIGNED for t in row.tokens)
        for token in row.tokens:
            time = token.time
            if time is None or not time.years or time.kind not in ("anniversary", "duration"):
                continue
            if time.kind == "duration" and signed:
                continue  # "signed an agreement for five years" tells its term, not its age
            base = self.spans(dated[0])[0].start if dated else self.anchor.published
            if base.value is not None:
                return years_before(base, time.years, f"{time.text}, counted back from {base.value}"), token
        return None

    def as_news(self, row: Row) -> When | None:
        """The month of the page for what a sentence reports as news: "A and B signed …", no date beside it."""
        published = self.anchor.published
        had = any(t.lower == "had" for t in row.tokens)
        if published.value is None or len(published.value) < 7 or had or any(t.time for t in row.tokens):
            return None
        month = parse_date(published.value[:7]) or published
        return structs.replace(month, basis="inferred", reason=f"told as news on a page of {published.value}")


def _apart(row: Row, match: Match, index: int) -> bool:
    low, high = sorted((match.first, index))
    return any(row.lower(k) == ";" for k in range(low, high))


def _counted_years(row: Row, index: int) -> int | None:
    """The years of 友好都市になって|35|年になる, which no expression of time holds."""
    token = row.tokens[index]
    if token.kind != "number" or not token.lower.isdigit() or row.lower(index + 1)[:1] != "年":
        return None
    return int(token.lower) if int(token.lower) <= _OLDEST else None


def _is_date(token: Token) -> bool:
    return token.time is not None and token.time.kind == "date"


def _is_loose(token: Token, dated: Sequence[Token]) -> bool:
    """今年 beside 1984年: what is counted from the page's date yields to a date of its own."""
    return not _is_date(token) and any(_is_date(t) and t.text[:1] not in _NEARBY for t in dated if t is not token)


def _bounds_only(time: Time) -> bool:
    return time.relation in ("since", "before", "until", "by")
