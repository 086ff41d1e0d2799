"""An expression of time, what is known of the page's date, and the times before it → dates.

How each shape is placed, and why, stands in docs/decisions/dates.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from cityties.dates.calendar import interval_of, read_day, stretch, unknown, years
from cityties.dates.choosing import choose
from cityties.dates.counting import from_page, from_told
from cityties.dates.naming import impossible, wrong_weekday
from cityties.dates.placing import place
from cityties.dates.setting import Page, Setting, dated, noted, page_of, told_by
from cityties.dates.times import Anchor, Point, Span, Time
from cityties.dates.weekdays import day_of_month, weekday
from cityties.records import When

CONTINUES = timedelta(days=31)
"""How far after a full date one without a year still belongs to it: "March 9, 2011 … March 12"."""


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
    setting = Setting(page_of(anchor.published), told_by(context), ahead, guessed=future is None)
    spans = []
    for moment in time.moments:
        start = noted(resolve_point(moment.start, setting), time.note)
        end = resolve_end(moment.end, start, setting) if moment.end else None
        if future is False and setting.page:
            start, end = not_after(start, setting.page), end and not_after(end, setting.page)
        spans.append(Span(start=start, end=end))
    return tuple(spans)


def resolve_point(point: Point, setting: Setting) -> When:
    """One point: by the year beside it, else by what it is counted from, else by the page's date."""
    if point.first_year is not None:
        return dated(years(point.first_year, point.last_year or point.first_year), "stated", None)
    if point.year is not None:
        found = place(point, point.year)
        return dated(found, "stated", wrong_weekday(point, found) or impossible(point, found))
    if point.base == "context":
        return from_told(point, setting.told)
    if point.base == "page":
        return from_page(point, setting.page)
    if point.month is None and point.season is None:
        return day_of_month(point, setting) if point.weekday is None else weekday(point, setting)
    if continued := continuing(point, setting.told):
        return continued
    if setting.page is None:
        return unknown("no year on the page", "day" if point.day else "month" if point.month else None)
    return choose(point, setting.page, setting.ahead, guessed=setting.guessed)


def resolve_end(point: Point, start: When, setting: Setting) -> When:
    """The end of a stretch: the first such day that is not before its beginning."""
    if point.year is not None or point.base:
        return resolve_point(point, setting)
    begun = interval_of(start)
    if begun is None:
        return unknown(start.reason or "the beginning is not known")
    if point.weekday is not None and point.month is None:
        after = (point.weekday - begun.first.weekday()) % 7
        return dated(stretch(begun.first, after, after), start.basis, start.reason)
    for year in (begun.first.year, begun.first.year + 1):
        found = place(point, year)
        if found and found.last >= begun.first:
            return dated(found, start.basis, start.reason)
    return unknown("the end of the stretch is no day of the calendar")


def continuing(point: Point, told: tuple[Span, ...]) -> When | None:
    """A month (and day) shortly after a full date of the text: it shares that date's year."""
    if point.which is not None or point.part in {"past", "coming"}:
        return None
    stated = [s.start for s in told if s.start.basis == "stated" and s.start.precision in {"day", "month"}]
    before = interval_of(stated[-1]) if stated else None
    if before is None:
        return None
    for year in (before.first.year, before.first.year + 1):
        found = place(point, year)
        if found and before.first <= found.last and found.first - before.last <= CONTINUES:
            return dated(found, "relative", f"the year of the date before it in the text, {stated[-1].value}")
    return None


def not_after(found: When, page: Page) -> When:
    """A date of the past, bounded by the page's own where it would reach beyond."""
    first, last, limit = read_day(found.earliest), read_day(found.latest), page.latest
    if found.basis == "stated" or not (first and last and limit) or not first <= limit < last:
        return found
    return msgspec.structs.replace(found, latest=limit.isoformat())
