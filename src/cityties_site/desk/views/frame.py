"""What every page of the desk has around it: who is signed in, what waits, and the languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info, to_locale

from cityties_site.register.roles import Person, roles_of


def show(request: HttpRequest, template: str, /, *, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page of the desk in its frame."""
    frame = {
        "site": settings.CITYTIES_SITE_NAME,
        "language": request.LANGUAGE_CODE,
        "languages": [get_language_info(code) for code in _spoken()],
        "roles": roles_of(request.user),
    }
    return render(request, template, {"desk": frame, **context}, status=status)


def asks_by_script(request: HttpRequest) -> bool:
    """Whether the desk's own script asks, which wants less than a page."""
    return request.headers.get("X-Requested-With") == "fetch"


def person_of(request: HttpRequest) -> Person:
    """Who asks; the view's rule has made sure that somebody is signed in."""
    return cast("Person", request.user)


def _spoken() -> list[str]:
    """The languages that the interface speaks: those with a catalogue, and English."""
    folders = [Path(folder) for folder in settings.LOCALE_PATHS]
    return [
        code
        for code, _name in settings.LANGUAGES
        if code == settings.LANGUAGE_CODE
        or any((folder / to_locale(code) / "LC_MESSAGES" / "django.mo").exists() for folder in folders)
    ]
