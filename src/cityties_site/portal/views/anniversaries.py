"""Anniversaries of ties in the year to come, and the exchanges that are announced."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cityties_site.portal.asking import as_json, from_register, options
from cityties_site.portal.pages import page_of, show
from cityties_site.register import selectors

AHEAD = 364
"""Days to come that are looked through: every day of a year, and none twice."""
MOST = 100
"""Anniversaries, and coming exchanges, on the page; the calendar holds as many."""


@from_register
def anniversaries(request: HttpRequest) -> HttpResponse:
    """By month where the day is known; those of the year after them."""
    asked = options(request)
    view = _found(asked)
    page = page_of(
        request,
        title=_("Anniversaries"),
        description=_("Round anniversaries of the ties between cities in the year to come."),
        json_path=reverse("anniversaries-json"),
        as_of=asked["as_of"],
    )
    with_day = [found for found in view["anniversaries"] if not found.whole_year]
    in_year = [found for found in view["anniversaries"] if found.whole_year]
    return show(
        request, "portal/anniversaries.html", page, with_day=with_day, in_year=in_year, coming=view["coming"]
    )


@from_register
def anniversaries_json(request: HttpRequest) -> HttpResponse:
    """The page's content."""
    return as_json(_found(options(request)))


def _found(asked: dict[str, Any]) -> dict[str, Any]:
    on: date = asked["as_of"] or datetime.now(UTC).date()
    language: str = asked["language"]
    return {
        "anniversaries": selectors.anniversaries(on, language=language, days=AHEAD, limit=MOST),
        "coming": selectors.coming(on, language=language, limit=MOST),
    }
