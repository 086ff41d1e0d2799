"""Where the desk begins: what waits, and what one decided last."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from cityties_site.desk import deciding
from cityties_site.desk.views.frame import person_of, show
from cityties_site.register.roles import require
from cityties_site.register.selectors import reviewing


@require("reader")
def home(request: HttpRequest) -> HttpResponse:
    """What waits, and what one can do here."""
    language = request.LANGUAGE_CODE
    return show(
        request,
        "desk/home.html",
        counts=reviewing.queue_counts(language=language),
        sources=reviewing.waiting_sources(),
        decided=deciding.newest(person_of(request), language=language),
    )
