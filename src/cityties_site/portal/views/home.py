"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cityties_site.portal import threads
from cityties_site.portal.asking import as_json, from_register, options
from cityties_site.portal.pages import page_of, show
from cityties_site.register import selectors
from cityties_site.register.view_models import HomeView, TieRef
from cityties_site.stories import selectors as stories

STORIES = 3


@from_register
def home(request: HttpRequest) -> HttpResponse:
    """Newest findings, the world of ties, anniversaries, counts."""
    asked = options(request)
    view = selectors.home(**asked)
    page = page_of(
        request,
        title="",
        description=_(
            "A sourced register of the ties between cities and of the exchanges that give them life."
        ),
        feed="all",
        json_path=f"/{request.LANGUAGE_CODE}/index.json",
        as_of=asked["as_of"],
    )
    world = threads.of_ties(_ties(view), whole=True)
    newest = () if asked["as_of"] else stories.newest(language=request.LANGUAGE_CODE, most=STORIES)
    return show(request, "portal/home.html", page, view=view, world=world, stories=newest)


@from_register
def home_json(request: HttpRequest) -> HttpResponse:
    """The front page's content."""
    return as_json(selectors.home(**options(request)))


def _ties(view: HomeView) -> list[TieRef]:
    """Every tie that the page names: they are what its world shows."""
    told = [tie for finding in view.findings for tie in finding.ties]
    return [*view.newest_ties, *(anniversary.tie for anniversary in view.anniversaries), *told]
