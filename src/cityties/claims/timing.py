"""When it happened: the expressions of time of a story, resolved in order and given to what they date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from cityties.claims.actors import PREPOSITIONS
from cityties.claims.cjk.dating import dates_a_tie, made_at
from cityties.claims.cjk.references import clause_of
from cityties.claims.lexicon import Match
from cityties.claims.rows import Row, Token
from cityties.claims.tie_dates import of_a_tie, tells_its_making
from cityties.claims.tie_years import counted_back, is_term, made_in, since_a_deed
from cityties.dates import Anchor, Span, Time, resolve, years_before
from cityties.records import TieStatus, When

_BETWEEN_TIMES = frozenset("and in , on again anew renewed extended prolonged 和 与 及 、 と".split())
_GOING_ON = PREPOSITIONS | {"and", "or", "as", "when", "while", "again", "respectively", "too"}
_OPENING = 4  # tokens in which the time stands with which a sentence begins
_NO_NEWS = frozenset({"had", "years", "decades"})  # as in "over the years"
_REACH_OF_PARTICIPLE = 7  # tokens between what befell a thing and its date
_BEFORE_A_DATE = frozenset("in on by at of the there here back again as early late".split())
_CONTEXT = 8  # times told before that an expression may go on from; older ones are forgotten


class Calendar:
    """The times of one story, resolved in the order in which they are told."""

    def __init__(self, rows: Sequence[Row], published: When, *, gapless: bool = False) -> None:
        """``gapless`` tells a language without gaps between words, whose cues say when a tie was made."""
        self._gapless = gapless
        self.anchor = Anchor(published=published)
        self._stamps = {} if gapless else _stamps(rows, self.anchor)
        self._before = {b.sentence.start: a for a, b in pairwise(rows) if _one_paragraph(a, b)}
        self._spans: dict[int, tuple[Span, ...]] = {}
        told: list[Span] = []
        for row in rows:
            for token in row.tokens:
                if token.time is not None:
                    anchor = Anchor(published=self.page(row))
                    spans = resolve(token.time, anchor, context=tuple(told[-_CONTEXT:]))
                    self._spans[token.start] = spans
                    told.extend(s for s in spans if s.start is not None)

    def page(self, row: Row) -> When:
        """The date of the page, or of the item of it to which a sentence belongs."""
        return self._stamps.get(row.sentence.paragraph, self.anchor.published)

    def spans(self, token: Token) -> tuple[Span, ...]:
        """What an expression of time means, one span for each time that it names."""
        return self._spans.get(token.start, ())

    def values(self, row: Row) -> list[str]:
        """The dates that a sentence names, as far as they are known."""
        times = [t for t in row.tokens if t.time is not None]
        return [s.start.value for t in times for s in self.spans(t) if s.start.value is not None]

    def nearest(self, row: Row, match: Match, kind: str) -> Token | None:
        """The dated expression of a sentence that belongs to a cue for an exchange of a ``kind``.

        The nearest in its clause, else in the row; when a tie was made dates nothing but agreements.
        """
        if not any(t.time is not None for t in row.tokens):
            return None
        first, last = clause_of(row, match.first) if self._gapless else (0, len(row.tokens))
        dated = [
            (not first <= index <= last, abs(index - match.first), index)
            for index, token in enumerate(row.tokens)
            if token.time is not None
            and token.time.moments
            and self._known(token)
            and not _bounds_only(token.time)
            and not _apart(row, match, index)
            and not (self._gapless and dates_a_tie(row, index, match))
            and (self._gapless or not _told_beside(row, index, match, kind))
        ]
        lasting = {k for *_, k in dated if self._is_term(row, row.tokens[k])}
        if dated and (len(lasting) < len(dated) or self._begins_later(row, lasting)):
            dated = [d for d in dated if d[2] not in lasting]
        return row.tokens[min(dated)[2]] if dated else None

    def _begins_later(self, row: Row, terms: set[int]) -> bool:
        """Whether what a paper is for begins after the page: "agreements that run from 2023 to 2025"."""
        published = self.page(row).latest
        starts = [self._start(row.tokens[k]).earliest for k in terms]
        return published is not None and all(start is not None and start > published for start in starts)

    def dates(self, row: Row, match: Match, kind: str) -> tuple[Span, ...]:
        """All times that date a cue: "in 1996 and in 2017" names two."""
        nearest = self.nearest(row, match, kind)
        if nearest is None:
            return ()
        found = list(self.spans(nearest))
        index = row.tokens.index(nearest)
        for number, token in enumerate(row.tokens[index + 1 :], index + 1):
            if token.time is not None and token.time.moments and self._known(token):
                if not self._gapless and match.first < index and _opens_a_clause(row, number):
                    break
                found += self.spans(token)
            elif token.lower not in _BETWEEN_TIMES:
                break
        return tuple(found)

    def _known(self, token: Token) -> bool:
        return any(s.start.value or s.start.earliest or s.start.latest for s in self.spans(token))

    def since(
        self,
        row: Row,
        match: Match,
        status: TieStatus,
        span: tuple[int, int] | None = None,
        within: tuple[int, int] | None = None,
    ) -> tuple[When, Token] | None:
        """When a tie was made, as its sentence says.

        In this order: "since 1984", "(1984)", "established in 1984", "for twenty years" or "its 40th
        anniversary" counted back from a date of the sentence or the page's.  A tie that is still planned
        was not made yet, and the date beside an end is that of the end.  In a list, ``span`` has the tokens
        of the member: its own date counts, and where only other members have dates, none.  Where a sentence
        tells of several ties, only dates ``within`` some of its tokens are of this one.
        """
        if status == "planned":
            return None
        if span is not None:
            own = [t for t in row.tokens[span[0] : span[1] + 1] if self._is_date(t)]
            if own:
                return self.spans(own[0])[0].start, own[0]
            if any(self._is_date(t) for t in row.tokens[span[0] :]):
                return None
        return self._made(row, match, status, within)

    def since_then(
        self, row: Row, match: Match, within: tuple[int, int] | None = None
    ) -> tuple[When, Token] | None:
        """What a sentence says with "since": the surest word for when a tie was made."""
        for token in _part(row, within):
            since = self._is_date(token) and token.time is not None and token.time.relation == "since"
            if since and (self._gapless or not since_a_deed(row, match, token)):
                return self.spans(token)[0].start, token
        return None

    def _is_date(self, token: Token) -> bool:
        return token.time is not None and bool(token.time.moments) and self._known(token)

    def _is_term(self, row: Row, token: Token) -> bool:
        return not self._gapless and is_term(row, token, self.page(row))

    def _made(
        self, row: Row, match: Match, status: TieStatus, within: tuple[int, int] | None
    ) -> tuple[When, Token] | None:
        dated = [t for t in _part(row, within) if self._is_date(t) and not self._is_term(row, t)]
        if (then := self.since_then(row, match, within)) is not None:
            return then
        if self._gapless:
            dated = [t for t in dated if not _apart(row, match, row.tokens.index(t))] or dated
            made = made_at(row, match, status, dated, self.spans, self.anchor.published)
            return made or counted_back(row, dated, self._start, self.anchor.published)
        made = made_in(row, match, status, dated, self._start, self.page(row))
        return _not_ahead(made, self.page(row))

    def _start(self, token: Token) -> When:
        return self.spans(token)[0].start

    def framed(self, row: Row) -> When | None:
        """The time with which the sentence before begins: "In March 1994 25 went. They gave a bell."."""
        before = self._before.get(row.sentence.start)
        if before is None or any(t.time is not None and t.time.moments for t in row.tokens):
            return None
        if not row.words("no frame").isdisjoint(t.lower for t in row.tokens):
            return None
        opening = [
            t
            for t in before.tokens[:_OPENING]
            if t.time is not None and self._is_date(t) and not _bounds_only(t.time)
        ]
        start = self.spans(opening[0])[0].start if opening else None
        if start is None or start.value is None:
            return None
        reason = f"the sentence before begins with {opening[0].text}"
        return msgspec.structs.replace(start, basis="inferred", reason=reason)

    def as_news(self, row: Row, *, aged: bool = False) -> When | None:
        """The month of the page for what a sentence reports as news.

        As in "A and B signed …", no date beside it.  Where it may be ``aged``, lengths of time are none:
        "gave a bell for the 30th anniversary", "stayed for three days".
        """
        published = self.page(row)
        words = {t.lower for t in row.tokens}
        had = bool(words & _NO_NEWS) or ("since" in words and bool(words & {"has", "have"}))
        dated = any(t.time is not None and (t.time.moments or not aged) for t in row.tokens)
        if published.value is None or had or dated:
            return None
        month = published.value[:7]
        if len(month) < 7 and row.sentence.paragraph not in self._stamps:
            return None
        return When(
            value=month,
            earliest=f"{month}-01" if len(month) == 7 else published.earliest,
            latest=published.latest,
            precision="month" if len(month) == 7 else "year",
            basis="inferred",
            reason=f"told as news on a page of {published.value}",
        )


def _one_paragraph(row: Row, other: Row) -> bool:
    return row.sentence.paragraph == other.sentence.paragraph


def _not_ahead(made: tuple[When, Token] | None, page: When) -> tuple[When, Token] | None:
    """A tie that is there was made before the page: "they became twins in June" of a page of May."""
    if made is None or made[0].basis == "stated" or (made[0].earliest or "0") <= (page.latest or "9"):
        return made
    return years_before(made[0], 1, f"the {made[1].text} before {page.value}"), made[1]


def _stamps(rows: Sequence[Row], anchor: Anchor) -> dict[int, When]:
    """The dates of the items of a page, by their paragraphs: of a sentence that is only a date."""
    dated = ((row.sentence.paragraph, _stamp(row, anchor)) for row in reversed(rows))
    return {paragraph: stamp for paragraph, stamp in dated if stamp is not None}


def _stamp(row: Row, anchor: Anchor) -> When | None:
    times = [t.time for t in row.tokens if t.time is not None]
    if len(times) != 1 or not all(t.kind in ("time", "mark") for t in row.tokens):
        return None
    spans = resolve(times[0], anchor)
    alone = len(spans) == 1 and spans[0].end is None and spans[0].start.basis == "stated"
    return spans[0].start if alone and spans[0].start.value else None


def _opens_a_clause(row: Row, index: int) -> bool:
    """Whether what follows a time has a subject: "signed it in May, and in June the first guests came"."""
    after = row.tokens[index + 1] if index + 1 < len(row.tokens) else None
    return after is not None and after.kind not in ("mark", "time") and after.lower not in _GOING_ON


def _part(row: Row, within: tuple[int, int] | None) -> list[Token]:
    return row.tokens if within is None else row.tokens[within[0] : within[1] + 1]


def _apart(row: Row, match: Match, index: int) -> bool:
    """Whether a semicolon or the close of a clause of background (結んでおり、) stands between the two."""
    low, high = sorted((match.first, index))
    return any(row.lower(k) == ";" for k in range(low, high)) or any(
        low < cue.first < high for cue in row.of("parting")
    )


def _told_beside(row: Row, index: int, match: Match, kind: str) -> bool:
    """Whether a date is that of a thing or of a tie told beside; that of a tie may date an agreement."""
    of_its_making = kind != "agreement" and tells_its_making(row, match, index)
    return of_its_making or _of_a_thing(row, index, match) or of_a_tie(row, index, match)


def _of_a_thing(row: Row, index: int, match: Match) -> bool:
    """Whether a date is that of something told beside: "an engine built by Ono in 1997", "born in 1950"."""
    behind = range(max(match.last + 1, index - _REACH_OF_PARTICIPLE), index - 1)
    if any(row.lower(k) == "since" and "," not in map(row.lower, range(k, index)) for k in behind):
        return True  # "the first one signed since he took office last year"
    for k in range(index - 1, max(-1, index - _REACH_OF_PARTICIPLE), -1):
        if match.first <= k <= match.last:
            return False
        if row.lower(k) in row.words("of things"):
            return True
        if not (row.lower(k) in _BEFORE_A_DATE or row.tokens[k].text[:1].isupper()):
            return False
    return False


def _bounds_only(time: Time) -> bool:
    return time.relation in ("since", "before", "until", "by")
