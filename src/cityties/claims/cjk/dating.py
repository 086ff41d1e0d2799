"""When a tie was made, as a Chinese or Japanese sentence says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from cityties.claims.cjk.references import clause_of
from cityties.claims.lexicon import Match
from cityties.claims.rows import Row, Token
from cityties.dates import Span, years_before
from cityties.records import TieStatus, When

_OLDEST = 150  # years of a tie
_LOOSE = 12  # tokens by which a relative time stands back behind a date
_SINCE = ("から", "以来")
_NEARBY = frozenset("今去昨明")
_BESIDE, _WITHIN, _ALONE, _ENDED = 2, 16, 24, 5  # tokens between a date and the word that makes the tie
_YEARS = ("今年", "本年", "明年", "来年", "去年", "昨年")
_AGE_REACH = 8  # tokens between such a year, or a month of it, and the age that a tie has in it

Spans = Callable[[Token], tuple[Span, ...]]


def made_at(
    row: Row, match: Match, status: TieStatus, dated: Sequence[Token], spans: Spans, page: When
) -> tuple[When, Token] | None:
    """The time of a tie's making and its words; ``dated`` has the times of the sentence that are known.

    In this order: a date straight beside a word of making (始于1979年), the age of the tie beside its term
    (结好四十周年), a date in brackets, the nearest date to a word of making, an age in the term's clause.
    A year that only says when the tie has its age (今年で40周年) is none in which it was made.
    """
    for index, token in enumerate(row.tokens):
        if (
            token in dated
            and 0 < match.first - index <= _BESIDE + 1
            and row.lower(index + 1).startswith(_SINCE)
        ):
            return spans(token)[0].start, token  # 1963年から|姉妹都市
        if token in dated and match.sense.group == "bond" and index == match.first - 1:
            return spans(token)[0].start, token  # 去年|缔盟
    cues = [m.first for m in row.of("making")]
    at = {t.start: row.tokens.index(t) for t in dated}
    ages = list(_ages(row))
    told = [t for t in dated if not any(_tells_age(row, at[t.start], k) for k, _ in ages)]
    near = [(abs(k - at[t.start]) + _LOOSE * _is_loose(t, dated), t) for t in told for k in cues]
    near = _in_clause(row, match, near, cues, at) or near
    closest = min((gap for gap, _ in near), default=_LOOSE)
    if closest > _BESIDE and (aged := _age_beside(row, match, dated, spans, page)) is not None:
        return aged
    for index, token in enumerate(row.tokens):
        if token in dated and _is_date(token) and row.lower(index - 1) == "(" and row.lower(index + 1) == ")":
            return spans(token)[0].start, token
    if near:
        gap, token = min(near, key=lambda pair: pair[0])
        lone = _ALONE if len(dated) == 1 and _is_date(token) else _WITHIN
        if gap <= (_ENDED if status in ("ended", "suspended") else lone):
            return spans(token)[0].start, token
    for k, years in ages:
        if _tells_a_tie(row, k) and (base := _counted_from(row, k, dated, spans, page)).value is not None:
            text = row.tokens[k].text
            return years_before(base, years, f"{text}, counted back from {base.value}"), row.tokens[k]
    return None


def _in_clause(
    row: Row, match: Match, near: list[tuple[int, Token]], cues: Sequence[int], at: dict[int, int]
) -> list[tuple[int, Token]]:
    """The times in the term's own clause, where its making is told there: 始于2014年,2017年|结为友好城市."""
    first, last = clause_of(row, match.first)
    made = any(first <= k <= last for k in cues)
    return [(gap, t) for gap, t in near if first <= at[t.start] <= last] if made else []


def _tells_age(row: Row, index: int, age: int) -> bool:
    """Whether a year only says when a tie has its age: 今年で|40周年, 来年2月には甲市との縁が|10年になる."""
    return row.lower(index).startswith(_YEARS) and index < age <= index + _AGE_REACH


def _counted_from(row: Row, age: int, dated: Sequence[Token], spans: Spans, page: When) -> When:
    """The year in which a tie has its age: the one told before it, else the page's."""
    years = [t for t in dated if _tells_age(row, row.tokens.index(t), age)]
    return spans(years[-1])[0].start if years else page


def dates_a_tie(row: Row, index: int, match: Match) -> bool:
    """Whether a time only tells how old a tie is: 自1984年结好以来, 1986年に友好都市となった甲市."""
    tokens = row.tokens
    if any("以来" in tokens[k].lower for k in range(index + 1, min(index + _LOOSE, match.first))):
        return True
    first, last = clause_of(row, index)
    if any(m.first == index + 1 and m.first != match.first for m in row.of("bond")):
        return True  # 拜会去年|缔盟|的乙省
    if first <= match.first <= last:
        return False
    made = [m.first for m in (*row.of("making"), *row.of("bond")) if first <= m.first <= last]
    told = [m.first for m in (*row.of("term"), *row.of("bond")) if first <= m.first <= last]
    return bool(made) and bool(told)


_AGED = re.compile("年(?!に(?![なわあ]))")
"""What follows the years of an age, and not a year of two figures: 50|年になる, but 84|年に."""
_SHORT = 12  # tokens of a sentence that only goes on with the one before: 今年でちょうど50年になります
_EACH = (("前者",), ("后者", "後者"))


def each_of_two(row: Row, place: int) -> Token | None:
    """The time that 前者 or 后者 tells of the first or the second of two: 前者が1978年、後者が2009年."""
    at = next((k for k, t in enumerate(row.tokens) if any(w in t.lower for w in _EACH[place])), None)
    if at is None:
        return None
    return next((t for t in row.tokens[at:] if t.time is not None and t.time.moments), None)


def year_of_page(rows: Sequence[Row], made: Sequence[str]) -> int | None:
    """The year that a story calls this one, where it tells what anniversary of a tie falls into it.

    ``made`` has the years in which its ties were made: 两市结好满30年的今年, made in 1994, is 2024.
    """
    if len(set(made)) != 1:
        return None
    for number, row in enumerate(rows):
        now = [k for k, t in enumerate(row.tokens) if t.lower == "今年"]
        for k, years in _ages(row) if now else ():
            told = _tells_a_tie(row, k) or (len(row.tokens) <= _SHORT and _made(rows[number - 1]))
            if told and any(abs(k - n) <= _BESIDE + 1 for n in now):
                return int(made[0]) + years
    return None


def _ages(row: Row) -> Iterator[tuple[int, int]]:
    """The anniversaries and durations of a sentence, by their tokens: 30年, 满三十周年, |50|年になります."""
    for k, token in enumerate(row.tokens):
        time = token.time
        aged = time is not None and time.kind in ("anniversary", "duration")
        years = time.years if time is not None and aged else _counted_years(row, k)
        if years:
            yield k, years


def _made(row: Row) -> bool:
    return bool(row.of("making")) and bool(row.of("term"))


def _tells_a_tie(row: Row, index: int) -> bool:
    """Whether a clause speaks of a tie: 两市结好满30年的今年, but not 今年是两国建交70周年."""
    first, last = clause_of(row, index)
    return any(first <= m.first <= last for m in (*row.of("term"), *row.of("bond"), *row.of("spoken term")))


def _age_beside(
    row: Row, match: Match, dated: Sequence[Token], spans: Spans, page: When
) -> tuple[When, Token] | None:
    """An age straight beside the term: 结好四十周年, 友好都市になって35年."""
    for index, token in enumerate(row.tokens):
        years = token.time.years if token.time is not None else _counted_years(row, index)
        if not years or abs(index - match.first) > _BESIDE + 1:
            continue
        told = [t for t in dated if _is_date(t)]
        base = spans(told[0])[0].start if told else _counted_from(row, index, dated, spans, page)
        if base.value is not None:
            return years_before(base, years, f"{token.text}, counted back from {base.value}"), token
    return None


def _counted_years(row: Row, index: int) -> int | None:
    """The years of 友好都市になって|35|年になる, which no expression of time holds."""
    token = row.tokens[index]
    if (
        token.kind != "number"
        or not token.lower.isdigit()
        or not _AGED.match(row.lower(index + 1) + row.lower(index + 2))
    ):
        return None
    return int(token.lower) if int(token.lower) <= _OLDEST else None


def _is_date(token: Token) -> bool:
    return token.time is not None and token.time.kind == "date"


def _is_loose(token: Token, dated: Sequence[Token]) -> bool:
    """今年 beside 1984年: what is counted from the page's date yields to a date of its own."""
    return (token.time is not None and token.time.kind != "context" and not _is_date(token)) and any(
        _is_date(t) and t.text[:1] not in _NEARBY for t in dated if t is not token
    )
