"""When a page was published: stated by the page or its address, or between bounds, with the reason."""

from __future__ import annotations

import calendar
from collections.abc import Sequence

from cityties.articles.addressed import date_in_address
from cityties.articles.lines import Line
from cityties.articles.stamps import Stamp, find_stamps
from cityties.articles.teasers import newest_date
from cityties.records import Precision, RelatedStory, When


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


def publication(
    *,
    stamped: Sequence[Line],
    dateline: str | None,
    address: str | None,
    related: Sequence[RelatedStory],
    given: str | None,
    today: str | None,
) -> When:
    """Find when an article was published.

    In this order: the date handed in; a date in the byline; one with its year in the dateline; one in the
    address; else bounds: not before the newest related story, not after ``today``.
    """
    if given:
        return stated(given, "handed in with the page")
    for line in stamped:
        if line.stamp:
            return _of_stamp(line.stamp, f"the page says: {line.text[:80]}")
    for stamp in find_stamps(dateline or ""):
        return _of_stamp(stamp, f"the dateline says: {dateline}")
    in_address = date_in_address(address)
    if in_address:
        return stated(in_address, "the address of the page holds the date")
    newest = newest_date(related)
    return When(
        value=None,
        earliest=newest,
        latest=today,
        precision="day" if newest else None,
        basis="inferred",
        reason=f"newest related story is dated {newest}" if newest else "the page states no date",
    )


def _of_stamp(stamp: Stamp, reason: str) -> When:
    if stamp.value:
        return stated(stamp.value, reason)
    return When(
        value=None,
        earliest=stamp.earliest,
        latest=stamp.latest,
        precision="day",
        basis="stated",
        reason=f"{reason} (day and month can be read two ways)",
    )
