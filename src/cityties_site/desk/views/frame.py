"""What every page of the desk has around it: whose it is, and who is signed in."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cityties_site.register.roles import Person, roles_of


def show(request: HttpRequest, template: str, /, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page of the desk in its frame."""
    frame = {
        "site": settings.CITYTIES_SITE_NAME,
        "language": request.LANGUAGE_CODE,
        "roles": roles_of(request.user),
    }
    return render(request, template, {"desk": frame, **context}, status=status)


def asks_by_script(request: HttpRequest) -> bool:
    """Whether the desk's own script asks, which wants less than a page."""
    return request.headers.get("X-Requested-With") == "fetch"


def person_of(request: HttpRequest) -> Person:
    """Who asks; the view's rule has made sure that somebody is signed in."""
    return cast("Person", request.user)
