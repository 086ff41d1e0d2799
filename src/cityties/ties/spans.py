"""Days that a date can be: bounds to compare, as ISO strings, which sort as days do."""

from __future__ import annotations

import calendar
from datetime import date

from cityties.records import When

FIRST, LAST = "0001-01-01", "9999-12-31"
"""The bounds of what is open."""

Span = tuple[str, str]


def span_of(when: When | None, end: When | None = None) -> Span:
    """The days that a date (or a range of dates) can be; open bounds reach to the ends of the calendar."""
    if when is None:
        return FIRST, LAST
    first, last = _bounds(when)
    if end is not None:
        last = max(last, _bounds(end)[1])
    return first, last


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def within(inner: Span, outer: Span) -> bool:
    """Whether one span lies within another, or is it."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def width(span: Span) -> int:
    """How many days a span leaves open."""
    return (date.fromisoformat(span[1]) - date.fromisoformat(span[0])).days


def _bounds(when: When) -> Span:
    if when.value is None:
        return when.earliest or FIRST, when.latest or LAST
    first, last = bounds_of(when.value)
    return when.earliest or first, when.latest or last


def bounds_of(value: str) -> Span:
    """The first and last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    if len(value) == len("YYYY"):
        return f"{value}-01-01", f"{value}-12-31"
    if len(value) == len("YYYY-MM"):
        days = calendar.monthrange(int(value[:4]), int(value[5:7]))[1]
        return f"{value}-01", f"{value}-{days:02}"
    return value, value
