"""When it happened: the expressions of time of a story, resolved in order and given to what they date."""

from __future__ import annotations

from collections.abc import Sequence

from cityties.claims.lexicon import Match
from cityties.claims.rows import Row, Token
from cityties.dates import Anchor, Span, Time, resolve, years_before
from cityties.records import When

_MAKING = frozenset(
    "signed sign signing inked established became become formed concluded sealed twinned entered joined formalized "
    "formalised agreed made began begun started linked paired made".split()
)


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

    def _known(self, token: Token) -> bool:
        return any(s.start.value or s.start.earliest or s.start.latest for s in self.spans(token))

    def since(self, row: Row, match: Match, signed: bool) -> tuple[When, Token] | None:
        """When a tie was made, as its sentence says: "since 1984", "established in 1984", "40th anniversary"."""
        words = {t.lower for t in row.tokens}
        for token in row.tokens:
            time = token.time
            if time is None:
                continue
            if time.relation == "since" and self._known(token) and time.moments:
                return self.spans(token)[0].start, token
            if time.kind == "anniversary" and time.years:
                base = self._base(row, token)
                made = years_before(base, time.years, f"{time.text} counted back") if base is not None else None
                if made is not None:
                    return made, token
        if signed and words & _MAKING:
            token_ = self.nearest(row, match)
            if token_ is not None:
                return self.spans(token_)[0].start, token_
        return None

    def _base(self, row: Row, token: Token) -> When | None:
        """The date from which an anniversary counts back: one in its sentence, else the page's."""
        for other in row.tokens:
            if other.time is not None and other is not token and other.time.moments and self._known(other):
                return self.spans(other)[0].start
        published = self.anchor.published
        return published if published.value else None


def _apart(row: Row, match: Match, index: int) -> bool:
    low, high = sorted((match.first, index))
    return any(row.lower(k) == ";" for k in range(low, high))


def _bounds_only(time: Time) -> bool:
    return time.relation in ("since", "before", "until", "by")
