"""Days, months and years as intervals, and the `When` that an interval makes."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from cityties.records import Basis, Precision, When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Interval(NamedTuple):
    """Two days, both included."""

    first: date
    last: date


def a_day(year: int, month: int, day: int) -> Interval | None:
    """The interval of one day, or None where the calendar has no such day."""
    try:
        there = date(year, month, day)
    except ValueError:
        return None
    return Interval(there, there)


def a_month(year: int, month: int) -> Interval | None:
    """The interval of a month, or None where the calendar has no such month."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def a_year(year: int) -> Interval | None:
    """The interval of a year from 1 to 9999."""
    return years(year, year)


def years(first: int, last: int) -> Interval | None:
    """From the first day of one year to the last day of another."""
    if not 1 <= first <= last <= 9999:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31))


def a_week(day: date) -> Interval | None:
    """Monday to Sunday of the week in which a day lies (ISO 8601)."""
    return stretch(day, -day.weekday(), 6 - day.weekday())


def stretch(day: date, before: int, after: int) -> Interval | None:
    """From some days before (negative) a day to some days after it; None beyond the calendar's ends."""
    try:
        return Interval(day + timedelta(days=before), day + timedelta(days=after))
    except OverflowError:
        return None


def shift_months(interval: Interval, months: int) -> Interval | None:
    """The whole months that lie a number of months from an interval."""
    first = interval.first.year * 12 + interval.first.month - 1 + months
    last = interval.last.year * 12 + interval.last.month - 1 + months
    start, end = a_month(first // 12, first % 12 + 1), a_month(last // 12, last % 12 + 1)
    return Interval(start.first, end.last) if start and end else None


def shift_years(interval: Interval, number: int) -> Interval | None:
    """The whole years that lie a number of years from an interval."""
    return years(interval.first.year + number, interval.last.year + number)


def shift_days(interval: Interval, days: int) -> Interval | None:
    """An interval moved by a number of days."""
    try:
        return Interval(interval.first + timedelta(days=days), interval.last + timedelta(days=days))
    except OverflowError:
        return None


def interval_of(when: When) -> Interval | None:
    """The bounds of a date, where both are known; bounds that are missing are taken from the value."""
    first, last = read_day(when.earliest), read_day(when.latest)
    if first and last:
        return Interval(first, last) if first <= last else None
    return value_interval(when.value) if when.value else None


def value_interval(value: str) -> Interval | None:
    """The interval of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None for anything else."""
    parts = value.split("-")
    if len(parts[0]) != 4 or not all(part.isdecimal() for part in parts):
        return None
    match [int(part) for part in parts]:
        case [year]:
            return a_year(year)
        case [year, month]:
            return a_month(year, month)
        case [year, month, day]:
            return a_day(year, month, day)
    return None


def read_day(day: str | None) -> date | None:
    """``YYYY-MM-DD`` as a day; None for anything else."""
    interval = value_interval(day) if day and day.count("-") == 2 else None
    return interval.first if interval else None


def when(interval: Interval, basis: Basis, reason: str | None = None) -> When:
    """The date that an interval makes: its value is the smallest day, month or year that holds it all.

    September 1 to November 30, 2019 ("in the autumn of 2019") has the value ``2019``; what reaches over
    New Year has bounds only.
    """
    first, last = interval
    value: str | None = None
    precision: Precision | None = None
    if first == last:
        value, precision = first.isoformat(), "day"
    elif (first.year, first.month) == (last.year, last.month):
        value, precision = first.isoformat()[:7], "month"
    elif first.year == last.year:
        value, precision = first.isoformat()[:4], "year"
    return When(
        value=value,
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision=precision,
        basis=basis,
        reason=reason,
    )


def unknown(reason: str, precision: Precision | None = None) -> When:
    """A date of which nothing is known, with the reason."""
    return When(value=None, earliest=None, latest=None, precision=precision, basis="inferred", reason=reason)


def years_before(start: When, number: int, reason: str) -> When:
    """The year that lies a number of years before a date: since when, if the 40th anniversary is in 2024.

    Precision is the year, or bounds only where the date reaches over a New Year.
    """
    interval = interval_of(start)
    moved = shift_years(interval, -number) if interval else None
    if moved is None:
        return unknown(f"{reason}; the date to count from is not known" if interval is None else reason)
    return when(moved, "inferred" if start.basis == "inferred" else "relative", reason)
