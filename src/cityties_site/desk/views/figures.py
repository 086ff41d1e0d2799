"""How well reviewers agree, and how long a decision takes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from cityties_site.desk.figures import figures as worked_out
from cityties_site.desk.views.frame import show
from cityties_site.register.roles import require


@require("reader")
def figures(request: HttpRequest) -> HttpResponse:
    """Agreement and seconds."""
    return show(request, "desk/figures.html", figures=worked_out())
