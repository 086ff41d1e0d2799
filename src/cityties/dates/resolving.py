"""An expression of time, what is known of the page's date, and the times before it → dates.

How each shape is placed, and why, stands in docs/decisions/dates.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from cityties.dates.calendar import (
    Interval,
    a_day,
    a_week,
    interval_of,
    read_day,
    shift_days,
    shift_months,
    shift_years,
    stretch,
    unknown,
    when,
    years,
)
from cityties.dates.choosing import Page, choose, page_of
from cityties.dates.naming import name_of, wrong_weekday
from cityties.dates.placing import narrow, place
from cityties.dates.times import Anchor, Moment, Point, Span, Time
from cityties.records import Basis, When

CONTINUES = 31
"""Days after a full date within which a date without a year still belongs to it: "March 9, 2011 … March 12"."""

CONTINUES_UNDATED = 92
"""The same on a page of whose own date nothing is known."""


def resolve(
    time: Time, anchor: Anchor, context: Sequence[Span] = (), *, future: bool | None = None
) -> tuple[Span, ...]:
    """What a time means: one span for each moment that it names; none for anniversaries and durations.

    Args:
        time: an expression from `find_times`.
        anchor: what is known of the page's date.
        context: the spans resolved from the times before this one, in text order; best those of the same
            paragraph.  "Two years later" counts from the last of them.
        future: whether the sentence tells of the future ("will", "is to"); where not given, the time's own
            `tense` decides.

    What cannot be known has the value None and a reason; nothing is raised.
    """
    ahead = {"past": False, "future": True}.get(time.tense or "") if future is None else future
    page = page_of(anchor.published)
    told = [interval for span in context if (interval := interval_of(span.end or span.start))]
    spans = []
    for moment in time.moments:
        start = resolve_point(moment.start, page, context, told, ahead)
        spans.append(Span(start=start, end=resolve_end(moment, start, page, context, told, ahead)))
    if future is False and page:
        spans = [Span(start=not_after(s.start, page), end=s.end and not_after(s.end, page)) for s in spans]
    if time.note:
        spans = [msgspec.structs.replace(s, start=noted(s.start, time.note)) for s in spans]
    return tuple(spans)


def resolve_point(
    point: Point, page: Page | None, context: Sequence[Span], told: list[Interval], ahead: bool | None
) -> When:
    """One point: by the year beside it, else by what it is counted from, else by the page's date."""
    if point.first_year is not None:
        return dated(years(point.first_year, point.last_year or point.first_year), "stated", None)
    if point.year is not None:
        found = place(point, point.year)
        return dated(found, "stated", wrong_weekday(point, found) or impossible(point, found))
    if point.base == "context":
        return (
            counted(point, told[-1], basis_of(context))
            if told
            else unknown("no earlier date in the text to count from")
        )
    if point.base == "page":
        return from_page(point, page)
    if point.month is None and point.season is None:
        return day_or_weekday(point, page, told, ahead)
    if continued := continuing(point, page, context):
        return continued
    if page is None:
        return unknown("no year on the page", "day" if point.day else "month" if point.month else None)
    return choose(point, page, ahead)


def resolve_end(
    moment: Moment,
    start: When,
    page: Page | None,
    context: Sequence[Span],
    told: list[Interval],
    ahead: bool | None,
) -> When | None:
    """The end of a stretch: the first such day that is not before its beginning."""
    end, begun = moment.end, interval_of(start)
    if end is None:
        return None
    if end.year is not None or end.base:
        return resolve_point(end, page, context, told, ahead)
    if begun is None:
        return unknown(start.reason or "the beginning is not known")
    if end.weekday is not None and end.month is None:
        after = (end.weekday - begun.first.weekday()) % 7
        return dated(stretch(begun.first, after, after), start.basis, start.reason)
    for year in (begun.first.year, begun.first.year + 1):
        found = place(end, year)
        if found and found.last >= begun.first:
            return dated(found, start.basis, start.reason)
    return unknown("the end of the stretch is no day of the calendar")


def dated(interval: Interval | None, basis: Basis, reason: str | None) -> When:
    """A date from an interval, or an unknown one where the calendar has no such day."""
    return when(interval, basis, reason) if interval else unknown(reason or "no such day in the calendar")


def impossible(point: Point, found: Interval | None) -> str | None:
    """A note where a day does not exist and its month stands for it: February 30."""
    if point.day and found and found.first != found.last:
        return f"there is no {name_of(point)} in {point.year or found.first.year}"
    return None


def counted(point: Point, from_: Interval, basis: Basis) -> When:
    """A point counted from another: two years later, in October of that year."""
    reason = f"counted from {from_.first.isoformat()}" + (
        f" to {from_.last.isoformat()}" if from_.first != from_.last else ""
    )
    return dated(shifted(point, from_), basis, reason)


def shifted(point: Point, from_: Interval) -> Interval | None:
    """The stretch that lies a number of days, weeks, months or years from an interval."""
    shift = point.shift or 0
    if point.unit == "year":
        year = shift_years(from_, shift)
        if year and (point.month or point.season):
            return place(point, year.first.year) if year.first.year == year.last.year else year
        return narrow(year, point.part, from_)
    if point.unit == "month":
        return narrow(shift_months(from_, shift), point.part, from_)
    if point.unit in {"week", "weekend"}:
        return weeks(point, from_, shift)
    return shift_days(from_, shift)


def weeks(point: Point, from_: Interval, shift: int) -> Interval | None:
    """Monday to Sunday of a week (of its weekend, its named day) that lies a number of weeks away."""
    moved = shift_days(from_, shift * 7)
    first, last = (a_week(moved.first), a_week(moved.last)) if moved else (None, None)
    if not (first and last):
        return None
    if first == last and point.weekday is not None:
        return stretch(first.first, point.weekday, point.weekday)
    if first == last and point.unit == "weekend":
        return stretch(first.first, 5, 6)
    return narrow(Interval(first.first, last.last), point.part, from_)


def from_page(point: Point, page: Page | None) -> When:
    """A point counted from the page's date; from mere bounds, a year is inferred, anything finer is bounded."""
    if page is None:
        return unknown("the date of the page is not known")
    if point.part == "open":
        return When(
            value=None,
            earliest=page.around.first.isoformat(),
            latest=None,
            precision=None,
            basis=page.basis,
            reason=f"after {page.said}",
        )
    if page.known or point.unit == "year":
        found = dated(shifted(point, page.around), page.basis, f"counted from {page.said}")
        return noted(found, wrong_weekday(point, interval_of(found)) or impossible(point, interval_of(found)))
    bounds = shifted(point, Interval(page.around.first, page.around.first))
    last = shifted(point, Interval(page.latest, page.latest)) if page.latest else None
    return When(
        value=None,
        earliest=bounds.first.isoformat() if bounds else None,
        latest=last.last.isoformat() if last else None,
        precision=None,
        basis="inferred",
        reason=f"counted from {page.said}",
    )


def day_or_weekday(point: Point, page: Page | None, told: list[Interval], ahead: bool | None) -> When:
    """ "On Saturday", "last Friday", "on the 15th"."""
    if point.weekday is None:
        return day_of_month(point, page, told, ahead)
    if page is None:
        return unknown("a weekday, and the date of the page is not known", "day")
    if not page.known:
        earliest = stretch(page.around.first, -6, 0)
        return When(
            value=None,
            earliest=earliest.first.isoformat() if earliest and not ahead else page.around.first.isoformat(),
            latest=None,
            precision="day",
            basis="inferred",
            reason=f"a weekday near a page of {page.said}",
        )
    if page.around.first != page.around.last:
        return dated(page.around, page.basis, f"a weekday near {page.said}, whose day is not known")
    return dated(
        weekday_near(point, page.around.first, ahead), page.basis, f"the weekday nearest to {page.said}"
    )


def weekday_near(point: Point, day: date, ahead: bool | None) -> Interval | None:
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


def day_of_month(point: Point, page: Page | None, told: list[Interval], ahead: bool | None) -> When:
    """ "On the 15th": of the month told before it, else of the page's month or the one beside."""
    last = told[-1] if told else None
    if last and (last.first.year, last.first.month) == (last.last.year, last.last.month):
        return dated(
            a_day(last.first.year, last.first.month, point.day or 0),
            "relative",
            "the month told before it in the text",
        )
    if page is None or not page.known:
        return unknown("a day of an unknown month", "day")
    months = [shift_months(page.around, shift) for shift in ((0, 1) if ahead else (0, -1))]
    for month in months:
        found = a_day(month.first.year, month.first.month, point.day or 0) if month else None
        if found and (found.first >= page.around.first if ahead else found.first <= page.around.last):
            return dated(found, page.basis, f"the day nearest to {page.said}")
    return unknown("no such day near the page's date", "day")


def continuing(point: Point, page: Page | None, context: Sequence[Span]) -> When | None:
    """A month (and day) shortly after a full date of the text: it shares that date's year."""
    if point.which is not None or point.part in {"past", "coming"}:
        return None
    stated = [
        span for span in context if span.start.basis == "stated" and span.start.precision in {"day", "month"}
    ]
    before = interval_of(stated[-1].start) if stated else None
    if before is None:
        return None
    near = timedelta(days=CONTINUES if page else CONTINUES_UNDATED)
    for year in (before.first.year, before.first.year + 1):
        found = place(point, year)
        if found and before.first <= found.last and found.first - before.last <= near:
            return dated(
                found, "relative", f"the year of the date before it in the text, {stated[-1].start.value}"
            )
    return None


def basis_of(context: Sequence[Span]) -> Basis:
    """What is counted from an inferred date is inferred."""
    known = [span for span in context if interval_of(span.end or span.start)]
    return "inferred" if known and known[-1].start.basis == "inferred" else "relative"


def not_after(found: When, page: Page) -> When:
    """A date of the past, bounded by the page's own where it would reach beyond."""
    latest, limit = read_day(found.latest), page.latest
    first = read_day(found.earliest)
    if found.basis == "stated" or not (latest and limit and first) or first > limit or latest <= limit:
        return found
    return msgspec.structs.replace(found, latest=limit.isoformat())


def noted(found: When, note: str | None) -> When:
    """A date with one more reason."""
    if not note:
        return found
    return msgspec.structs.replace(found, reason=f"{found.reason}; {note}" if found.reason else note)
