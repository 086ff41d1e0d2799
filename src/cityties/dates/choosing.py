"""The year of a month and day that has none, from what is known of the page's date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from cityties.dates.calendar import Interval, stretch, unknown, when
from cityties.dates.naming import name_of, wrong_weekday
from cityties.dates.placing import place
from cityties.dates.setting import Page
from cityties.dates.times import Point
from cityties.records import When

SLACK = timedelta(days=3)
"""How far a text may run ahead of its page's date: time zones, stories dated before their event ends."""

AHEAD = timedelta(days=60)
"""Without a word of tense, a date that lies at most so far after the page's is an announcement …"""

LONG_AGO = timedelta(days=180)
"""… if its last return lies further back than this."""

SOON = timedelta(days=45)
"""With a word of the past, which may tell of another thing, so far ahead …"""

A_YEAR = timedelta(days=300)
"""… if its last return lies further back than this: nobody calls a date of nearly a year ago "June 14"."""

LOOSE = timedelta(days=31)
"""How long before a bound that is not its own (a related story's date) a page's news may have happened."""

YEARS_AROUND = 9
"""Years on either side in which a date is looked for: February 29 can be eight years away (1896 to 1904)."""


def choose(point: Point, page: Page, ahead: bool | None, *, guessed: bool = False) -> When:
    """The month (and day, season) without a year that fits the page best, with the reason for its year.

    Where it is only ``guessed`` that it lies behind, a date that is close ahead is taken.
    """
    years = range(page.around.first.year - YEARS_AROUND, page.around.last.year + YEARS_AROUND + 1)
    candidates = [days for year in years if (days := place(point, year)) and exists(point, days)]
    found = pick(point, page, candidates, ahead, guessed=guessed)
    if found is None:
        return unknown(f"no {name_of(point)} near {page.said}")
    reason = "; ".join(note for note in (reason_of(page), wrong_weekday(point, found)) if note)
    if point.part in {"past", "coming"}:
        found = cut(found, point.part, page)
    return when(found, page.basis, reason)


def exists(point: Point, days: Interval) -> bool:
    """Whether a day is there at all in a year: February 29."""
    return point.day is None or days.first == days.last


def reason_of(page: Page) -> str:
    """Why a year was chosen."""
    if page.known:
        return f"the year nearest to {page.said}"
    return f"the first year that fits {page.said}"


def pick(
    point: Point, page: Page, candidates: list[Interval], ahead: bool | None, *, guessed: bool
) -> Interval | None:
    """The best of the same date in different years."""
    first, last = page.around
    if point.which == -1:
        end = last if page.known or page.told else later(last, LOOSE)
        return latest_of(candidates, lambda days: days.last < end)
    if point.which == 1:
        return first_of(candidates, lambda days: days.first > last)
    if point.which == 0:
        return min(candidates, key=lambda days: distance(days, page.around), default=None)
    if not page.known:
        return pick_by_bounds(point, page, candidates, ahead)
    if ahead:
        return first_of(candidates, lambda days: later(days.last, SLACK) >= first)
    before = latest_of(candidates, lambda days: days.first <= later(last, SLACK))
    if ahead is False and not guessed:
        return before
    bounds = (AHEAD, LONG_AGO) if ahead is None else (SOON, A_YEAR)
    return or_announced(before, candidates, page.around, *bounds)


def or_announced(
    before: Interval | None,
    candidates: list[Interval],
    around: Interval,
    soon: timedelta,
    long_ago: timedelta,
) -> Interval | None:
    """The date before the page's own, unless that is long ago and the next one is near."""
    after = first_of(candidates, lambda days: days.first > around.last)
    if (
        after
        and after.first - around.last <= soon
        and (before is None or around.first - before.last >= long_ago)
    ):
        return after
    return before


def pick_by_bounds(
    point: Point, page: Page, candidates: list[Interval], ahead: bool | None
) -> Interval | None:
    """The first year that the bounds allow; of a weekday with a date, the first in which the two agree."""
    bound, limit = page.around.first, page.latest
    fitting = [days for days in candidates if ahead or limit is None or days.first <= limit]
    agreeing = [days for days in fitting if not wrong_weekday(point, days)]
    if page.told and not ahead:
        return latest_of(fitting, lambda days: days.first <= later(bound, LOOSE))
    back = SLACK if ahead else LOOSE
    allowed = agreeing or fitting
    return first_of(allowed, lambda days: later(days.last, back) >= bound) or latest_of(
        fitting, lambda _: True
    )


def first_of(candidates: list[Interval], fits: Callable[[Interval], bool]) -> Interval | None:
    """The first candidate that fits."""
    return next((days for days in candidates if fits(days)), None)


def latest_of(candidates: list[Interval], fits: Callable[[Interval], bool]) -> Interval | None:
    """The last candidate that fits."""
    return next((days for days in reversed(candidates) if fits(days)), None)


def distance(days: Interval, around: Interval) -> int:
    """Days between two intervals; none where they meet."""
    return max((days.first - around.last).days, (around.first - days.last).days, 0)


def later(day: date, by: timedelta) -> date:
    """A day some days later; the same day at the end of the calendar."""
    moved = stretch(day, by.days, by.days)
    return moved.first if moved else day


def cut(days: Interval, part: str, page: Page) -> Interval:
    """What lies after the page's date ("later this summer"), or before it ("earlier this summer")."""
    if part == "coming" and days.first <= page.around.first <= days.last:
        return Interval(page.around.first, days.last)
    if part == "past" and days.first <= page.around.last <= days.last:
        return Interval(days.first, page.around.last)
    return days
