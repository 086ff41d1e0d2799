"""Days without a month: "on Saturday", "last Friday", "on the 15th"."""

from __future__ import annotations

from datetime import date

from cityties.dates.calendar import Interval, a_day, interval_of, shift_months, stretch, unknown
from cityties.dates.counting import bounded
from cityties.dates.setting import Setting, dated
from cityties.dates.times import Point, Span
from cityties.records import When

JUST = 3
"""Days around the page's own within which a day by its number is that one, whatever was told before."""

NEARER = 3
"""Without a word of tense, a day by its number lies ahead if it is so many times nearer than behind."""


def weekday(point: Point, setting: Setting) -> When:
    """A weekday: the nearest before the day of publication (or on it), or after it if it lies ahead."""
    page, ahead = setting.page, setting.ahead
    if page is None:
        return unknown("a weekday, and the date of the page is not known", "day")
    if page.to_the_day:
        day = near(point, page.around.first, ahead)
        return dated(day, page.basis, f"the weekday nearest to {page.said}")
    if page.known:
        return dated(page.around, page.basis, f"a weekday near {page.said}, whose day is not known")
    first = page.around if ahead else stretch(page.around.first, -7, -7)
    return bounded(first, None, page, f"a weekday near {page.said}")


def near(point: Point, day: date, ahead: bool | None) -> Interval | None:
    """The weekday before (or on) a day, or after it; "this Friday" without a tense lies in the same week."""
    wanted = point.weekday or 0
    back, on = (day.weekday() - wanted) % 7, (wanted - day.weekday()) % 7
    if point.which == -1:
        return stretch(day, -(back or 7), -(back or 7))
    if point.which == 1:
        return stretch(day, on or 7, on or 7)
    if ahead is None and point.which == 0:
        return stretch(day, wanted - day.weekday(), wanted - day.weekday())
    return stretch(day, on, on) if ahead else stretch(day, -back, -back)


def day_of_month(point: Point, setting: Setting) -> When:
    """A day by its number, "the 15th": the one close to the page's date, else of the month told before."""
    page, ahead = setting.page, setting.ahead
    day = nearest(point.day or 0, page.around, ahead) if page and page.known else None
    just = bool(day and page and abs((day.first - page.around.last).days) <= JUST)
    told = None if just else in_month_told(point.day or 0, setting.told)
    if told:
        return dated(told, "relative", "the month of the date before it in the text")
    if day is None or page is None:
        return unknown("a day of an unknown month", "day")
    return dated(day, page.basis, f"the day nearest to {page.said}")


def nearest(day: int, around: Interval, ahead: bool | None) -> Interval | None:
    """A day by its number in the page's month or one beside: the last before the page, or the next."""
    days = [
        found
        for shift in (-1, 0, 1)
        if (month := shift_months(around, shift))
        and (found := a_day(month.first.year, month.first.month, day))
    ]
    before = next((found for found in reversed(days) if found.first <= around.last), None)
    after = next((found for found in days if found.first >= around.first), None)
    if before and after:
        gone, left = (around.last - before.first).days, (after.first - around.last).days
        if ahead is None or min(gone, left) <= JUST:
            ahead = left < gone if ahead else NEARER * left < gone
    return after if ahead else before


def in_month_told(day: int, told: tuple[Span, ...]) -> Interval | None:
    """A day by its number in the month of the date before it, unless it would lie before that date."""
    interval = interval_of(told[-1].start) if told else None
    if interval is None:
        return None
    found = a_day(interval.last.year, interval.last.month, day)
    same_month = interval.first.timetuple()[:2] == interval.last.timetuple()[:2]
    return found if same_month and found and found.first >= interval.first else None
