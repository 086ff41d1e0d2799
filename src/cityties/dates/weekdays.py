"""Days without a month: "on Saturday", "last Friday", "on the 15th"."""

from __future__ import annotations

from datetime import date

from cityties.dates.calendar import Interval, a_day, interval_of, shift_months, stretch, unknown
from cityties.dates.counting import bounded
from cityties.dates.setting import Setting, dated
from cityties.dates.times import Point
from cityties.records import When


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
    """ "On the 15th": of the month told before it, else of the page's month or the one beside."""
    if month := month_of(setting.told[-1:]):
        found = a_day(month[0], month[1], point.day or 0)
        return dated(found, "relative", "the month of the date before it in the text")
    page, ahead = setting.page, setting.ahead
    if page is None or not page.known:
        return unknown("a day of an unknown month", "day")
    for shift in (0, 1) if ahead else (0, -1):
        there = shift_months(page.around, shift)
        found = a_day(there.first.year, there.first.month, point.day or 0) if there else None
        if found and (found.first >= page.around.first if ahead else found.first <= page.around.last):
            return dated(found, page.basis, f"the day nearest to {page.said}")
    return unknown("no such day near the page's date", "day")


def month_of(told: tuple[When, ...]) -> tuple[int, int] | None:
    """Year and month of a date, where it lies in one month."""
    interval = interval_of(told[-1]) if told else None
    if interval is None or interval.first.timetuple()[:2] != interval.last.timetuple()[:2]:
        return None
    return interval.first.year, interval.first.month
