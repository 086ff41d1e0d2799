"""Atom (RFC 4287) and JSON Feed 1.1: what is new of a city, a tie or a kind; and corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import override

from cityties_site.register import selectors
from cityties_site.register.addresses import read_pair
from cityties_site.register.cldr import joined
from cityties_site.register.filters import Filters
from cityties_site.register.view_models import ExchangeRef
from cityties_site.register.wording import EXCHANGE_KINDS, label
from cityties_site.stories import selectors as stories

LANGUAGES = dict(settings.LANGUAGES)
STORIES = 30
_NOT_IN_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry of a feed."""

    title: str
    path: str
    summary: str
    at: datetime


@dataclass(frozen=True)
class Channel:
    """A feed: its title, the page that it follows, and its entries."""

    title: str
    path: str
    entries: Sequence[Entry]


def feed(request: HttpRequest, language: str, of: str, form: str) -> HttpResponse:
    """A feed of everything, a city, a tie, a kind, or of corrections."""
    if language not in LANGUAGES:
        raise Http404
    with override(language):
        try:
            channel = _channel(of, language)
        except selectors.NotThere as error:
            raise Http404(str(error)) from error
    base = settings.CITYTIES_SITE_ADDRESS or request.build_absolute_uri("/").rstrip("/")
    own = f"{base}{request.path}"
    return _json(channel, base, own, language) if form == "json" else _atom(channel, base, own, language)


def _channel(of: str, language: str) -> Channel:
    what, _slash, key = of.partition("/")
    if what == "corrections":
        changes = selectors.corrections(language=language)
        entries = [Entry(c.title, f"{c.path}#correction-{c.id}", c.summary, _time(c.at)) for c in changes]
        return Channel(_("Corrections"), f"/{language}/", entries)
    if what == "stories":
        newest = stories.newest(language=language, most=STORIES)
        entries = [Entry(s.title, s.path, s.summary, s.changed or _time(s.date.value or "")) for s in newest]
        return Channel(_("Stories"), f"/{language}/stories/", entries)
    filters = Filters(what="exchanges")
    title, path = _("Exchanges between cities"), f"/{language}/"
    if what == "city":
        place = selectors.city(int(key), language=language).place
        filters, title, path = Filters(what="exchanges", city=place.id), place.name, place.path
    elif what == "tie":
        tie = selectors.tie(*(read_pair(key) or (0, 0)), language=language).tie
        filters, title, path = Filters(what="exchanges", tie=tie.id), tie.title, tie.path
    elif what == "kind":
        filters, title = Filters(what="exchanges", kind=key), label(EXCHANGE_KINDS, key).label
    shown = selectors.explore(filters, language=language).exchanges
    return Channel(title, path, [_entry(ref, language) for ref in (shown.items if shown else ())])


def _entry(ref: ExchangeRef, language: str) -> Entry:
    words = [ref.what, ref.date.text if ref.date else _("date not known")]
    words += [_("Machine-read; not yet reviewed")] if ref.machine_read else []
    day = ref.date.earliest or ref.date.latest if ref.date else None
    return Entry(ref.title, ref.path, joined(words, language), _time(day or "1970-01-01"))


def _time(day: date | str) -> datetime:
    return datetime.combine(date.fromisoformat(str(day)), time(), UTC)


def _atom(channel: Channel, base: str, own: str, language: str) -> HttpResponse:
    atom = Atom1Feed(
        title=_xml(f"{settings.CITYTIES_SITE_NAME}: {channel.title}"),
        link=f"{base}{channel.path}",
        description="",
        language=language,
        feed_url=own,
        author_name=settings.CITYTIES_SITE_NAME,
    )
    for entry in channel.entries:
        link = f"{base}{entry.path}"
        atom.add_item(_xml(entry.title), link, _xml(entry.summary), unique_id=link, updateddate=entry.at)
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _xml(text: str) -> str:
    """A text without the characters that XML 1.0 cannot hold (section 2.2); pages may have them."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _json(channel: Channel, base: str, own: str, language: str) -> JsonResponse:
    items: list[dict[str, Any]] = [
        {
            "id": f"{base}{entry.path}",
            "url": f"{base}{entry.path}",
            "title": entry.title,
            "content_text": entry.summary or entry.title,
            "date_modified": entry.at.isoformat(),
        }
        for entry in channel.entries
    ]
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{settings.CITYTIES_SITE_NAME}: {channel.title}",
        "home_page_url": f"{base}{channel.path}",
        "feed_url": own,
        "language": language,
        "items": items,
    }
    return JsonResponse(body, content_type="application/feed+json")
