"""Search in any script, and the suggestions under the search box."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cityties_site.portal.asking import as_json
from cityties_site.portal.pages import page_of, show
from cityties_site.register import selectors
from cityties_site.register.view_models import Hit, SearchView
from cityties_site.stories import selectors as stories

MOST = 20
"""Hits of one sort that the register gives; there may be more."""
EXAMPLES = ("Chengdu", "成都", "甲府市", "Kōfu", "고후", "삿포로")


@dataclass(frozen=True, kw_only=True)
class Group:
    """What was found of one sort."""

    code: str
    label: str
    hits: tuple[Hit, ...]


def search(request: HttpRequest) -> HttpResponse:
    """What was found, in groups."""
    view = _found(request)
    groups = [
        Group(code="places", label=_("Places"), hits=view.places),
        Group(code="stories", label=_("Stories"), hits=view.stories),
        Group(code="ties", label=_("Ties"), hits=view.ties),
        Group(code="exchanges", label=_("Exchanges"), hits=view.exchanges),
        Group(code="articles", label=_("Press articles"), hits=view.articles),
    ]
    found = [group for group in groups if group.hits]
    title = _("Search: %(query)s") % {"query": view.query} if view.query else _("Search")
    json_path = f"{reverse('search-json')}?{urlencode({'q': view.query})}"
    page = page_of(request, title=title, json_path=json_path, indexed=False)
    return show(request, "portal/search.html", page, view=view, groups=found, most=MOST, examples=EXAMPLES)


def search_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    return as_json(_found(request))


def suggest(request: HttpRequest) -> HttpResponse:
    """A few places, and ties of the best of them, for the list under the search box."""
    return as_json(selectors.suggest(request.GET.get("q", ""), language=request.LANGUAGE_CODE))


def _found(request: HttpRequest) -> SearchView:
    found = selectors.search(request.GET.get("q", ""), language=request.LANGUAGE_CODE)
    return replace(found, stories=stories.search(found.query))
