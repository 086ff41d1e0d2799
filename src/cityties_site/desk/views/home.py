"""Where the desk begins."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from cityties_site.desk.views.frame import show
from cityties_site.register.roles import require


@require("reader")
def home(request: HttpRequest) -> HttpResponse:
    """What waits, and what one can do here."""
    return show(request, "desk/home.html")
