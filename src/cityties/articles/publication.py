"""When a page was published: stated by the page or its address, or between bounds, with the reason."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from cityties.articles.saved import Layout
from cityties.articles.stamps import Stamp, find_stamps
from cityties.articles.teasers import newest_date
from cityties.dates import bound_publication, date_in_address, find_times
from cityties.records import Precision, When

MAX_SEARCHED = 500_000
"""Characters of source that htmldate is given: it builds a tree and goes through it several times."""


def stated(value: str, reason: str) -> When:
    """Make a `When` of an ISO day, month or year that a page states."""
    precision: Precision = "day" if len(value) > 7 else "month" if len(value) > 4 else "year"
    first = value + "-01-01"[len(value) - 4 :] if precision != "day" else value[:10]
    return When(
        value=value[:10],
        earliest=first,
        latest=_last_day(value) if precision != "day" else value[:10],
        precision=precision,
        basis="stated",
        reason=reason,
    )


def _last_day(value: str) -> str:
    if len(value) == 4:
        return f"{value}-12-31"
    year, month = int(value[:4]), int(value[5:7])
    return f"{value}-{calendar.monthrange(year, month)[1]:02}"


@dataclass(frozen=True, kw_only=True)
class Statements:
    """What a page says of its date: in its layout, its address, and for HTML in its head and time elements.

    ``news`` is the dateline and the body, whose own times narrow the bounds.
    """

    layout: Layout
    address: str | None
    dates: Sequence[str] = ()
    times: Sequence[str] = ()
    source: str | None = None
    news: str = ""
    language: str | None = None


def publication(page: Statements, *, given: str | None, today: str | None) -> When:
    """Find when an article was published.

    In this order: the date handed in; what the head of an HTML page states; a date in the byline; one with
    its
    year in the dateline; one in the address; a time element; what htmldate finds; else bounds: not before the
    newest related story, not after ``today``.
    """
    if given:
        return stated(given, "handed in with the page")
    return _stated_by_page(page) or _bounds(page, today)


def _stated_by_page(page: Statements) -> When | None:
    for written in page.dates:
        day = _iso_day(written)
        if day:
            return stated(day, f"the head of the page says {written[:40]}")
    in_address = date_in_address(page.address) if page.address else None
    for line in page.layout.stamped:
        if line.stamp:
            return _of_stamp(line.stamp, f"the page says: {line.text[:80]}", in_address)
    for stamp in find_stamps(page.layout.dateline or ""):
        return _of_stamp(stamp, f"the dateline says: {page.layout.dateline}", in_address)
    reason = "the address of the page holds the date"
    if in_address and in_address.precision == "day":
        return msgspec.structs.replace(in_address, reason=reason)
    for written in page.times:
        day = _iso_day(written)
        if day and (in_address is None or day.startswith(str(in_address.value))):
            return stated(day, f"the page says: {written[:80]}")
    found = _in_source(page.source)
    teasers = {story.date for story in page.layout.related}
    if found and found not in teasers and (in_address is None or found.startswith(str(in_address.value))):
        return stated(found, "the date stands in the page's source (found by htmldate)")
    return msgspec.structs.replace(in_address, reason=reason) if in_address else None


def _in_source(source: str | None) -> str | None:
    """Look where the others did not; htmldate, without extensive search, was wrong on 1 of 27 pages."""
    if not source or len(source) > MAX_SEARCHED:
        return None
    import htmldate  # noqa: PLC0415 - slow to load; saved text does without it

    return htmldate.find_date(source, original_date=True, extensive_search=False)


def _iso_day(written: str) -> str | None:
    stamp = next(find_stamps(written), None)
    return stamp.value if stamp and stamp.value and len(stamp.value) == 10 else None


def _bounds(page: Statements, today: str | None) -> When:
    newest = newest_date(page.layout.related)
    times = find_times(page.news, page.language) if newest and page.language else ()
    return bound_publication(newest, times, None, today)


def _of_stamp(stamp: Stamp, reason: str, in_address: When | None) -> When:
    """The date of a stamp; one that can be read two ways as the address of the page has it."""
    if stamp.value:
        return stated(stamp.value, reason)
    month = in_address.value if in_address is not None else None
    agreeing = [day for day in (stamp.earliest, stamp.latest) if month and day.startswith(month)]
    if len(agreeing) == 1:
        return stated(agreeing[0], f"{reason} (in the month that the address of the page holds)")
    return When(
        value=None,
        earliest=stamp.earliest,
        latest=stamp.latest,
        precision="day",
        basis="stated",
        reason=f"{reason} (day and month can be read two ways)",
    )
