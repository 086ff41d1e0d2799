"""The page of a tie."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from cityties_site.portal import threads
from cityties_site.portal.asking import as_json, from_register, options, with_query
from cityties_site.portal.pages import base_address, page_of, show
from cityties_site.register import linked_data, selectors
from cityties_site.stories import selectors as stories


@from_register
def tie(request: HttpRequest, a: str, b: str) -> Any:
    """One sentence, instruments over time, exchanges, and every statement with its source."""
    asked = options(request)
    view = selectors.tie(int(a), int(b), **asked)
    if request.path != view.tie.path:
        return HttpResponsePermanentRedirect(with_query(view.tie.path, request))
    page = page_of(
        request,
        title=view.tie.title,
        description=view.sentence,
        feed=f"tie/{view.tie.id}",
        json_path=f"{view.tie.path.rstrip('/')}.json",
        as_of=view.as_of,
        linked_data=linked_data.tie(view, base=base_address(request)),
    )
    world = threads.of_ties([view.tie], proportion=0.4)
    told = (
        () if view.as_of else stories.about_tie(view.tie.a.id, view.tie.b.id, language=request.LANGUAGE_CODE)
    )
    return show(request, "portal/tie.html", page, view=view, world=world, stories=told)


@from_register
def tie_json(request: HttpRequest, a: str, b: str) -> HttpResponse:
    """The page's content."""
    return as_json(selectors.tie(int(a), int(b), **options(request)))
