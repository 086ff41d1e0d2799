"""Calendars (RFC 5545): anniversaries of ties, and exchanges to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from icalendar import Calendar, Event

from cityties_site.register import selectors
from cityties_site.register.view_models import Anniversary, ExchangeRef

AHEAD = 366
"""Days of anniversaries that a calendar holds."""
MOST = 100


def calendar(request: HttpRequest, language: str, of: str) -> HttpResponse:
    """The calendar of everything, or of one city."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    place = int(of.partition("/")[2]) if of.startswith("city/") else None
    base = settings.CITYTIES_SITE_ADDRESS or request.build_absolute_uri("/").rstrip("/")
    today = datetime.now(UTC).date()
    with override(language):
        held = Calendar()
        held.add("prodid", f"-//{settings.CITYTIES_SITE_NAME}//CityTies//")
        held.add("version", "2.0")
        held.add("x-wr-calname", _("%(site)s: anniversaries") % {"site": settings.CITYTIES_SITE_NAME})
        for event in (*_anniversaries(today, language, place, base), *_coming(today, language, place, base)):
            held.add_component(event)
    return HttpResponse(held.to_ical(), content_type="text/calendar; charset=utf-8")


def _anniversaries(today: date, language: str, place: int | None, base: str) -> Iterable[Event]:
    found = selectors.anniversaries(today, language=language, days=AHEAD, limit=MOST, place=place)
    return (_anniversary(anniversary, base) for anniversary in found)


def _anniversary(anniversary: Anniversary, base: str) -> Event:
    words = {"years": anniversary.years, "tie": anniversary.tie.title}
    summary = ngettext("%(tie)s: %(years)s year", "%(tie)s: %(years)s years", anniversary.years) % words
    note = _("Only the year is known.") if anniversary.whole_year else ""
    uid = f"{anniversary.tie.id}-{anniversary.years}"
    return _event(uid, summary, (anniversary.on, anniversary.on), base + anniversary.tie.path, note)


def _coming(today: date, language: str, place: int | None, base: str) -> Iterable[Event]:
    shown = selectors.coming(today, language=language, place=place, limit=MOST)
    return (_exchange(ref, base) for ref in shown if ref.date and ref.date.earliest)


def _exchange(ref: ExchangeRef, base: str) -> Event:
    first = date.fromisoformat(ref.date.earliest) if ref.date and ref.date.earliest else date.min
    last = date.fromisoformat(ref.date.latest) if ref.date and ref.date.latest else first
    note = _("Machine-read; not yet reviewed") if ref.machine_read else ""
    return _event(
        ref.id, ref.title, (first, last), base + ref.path, "; ".join(filter(None, [ref.what, note]))
    )


def _event(uid: str, summary: str, days: tuple[date, date], address: str, note: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}@cityties")
    event.add("dtstamp", datetime.combine(days[0], datetime.min.time(), UTC))
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + timedelta(days=1))
    event.add("summary", summary)
    event.add("url", address)
    if note:
        event.add("description", note)
    return event
