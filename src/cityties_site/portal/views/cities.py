"""The page of a city, or of any place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from cityties_site.portal import threads
from cityties_site.portal.asking import as_json, from_register, options, with_query
from cityties_site.portal.pages import base_address, page_of, show
from cityties_site.register import linked_data, selectors
from cityties_site.register.view_models import YearOfExchanges
from cityties_site.stories import selectors as stories

SHOWN_AT_ONCE = 24
"""Exchanges of the timeline that show at once, in whole years."""


@from_register
def city(request: HttpRequest, place_id: str, slug: str | None = None) -> Any:
    """Names, ties, exchanges over the years, gifts, sources."""
    asked = options(request)
    view = selectors.city(int(place_id), **asked)
    if request.path != view.place.path:
        return HttpResponsePermanentRedirect(with_query(view.place.path, request))
    page = page_of(
        request,
        title=view.place.name,
        description=_("Ties and exchanges of %(city)s with cities in other countries, each with its source.")
        % {"city": view.place.name},
        feed=f"city/{view.place.id}",
        json_path=f"{view.place.path.rstrip('/')}.json",
        as_of=view.as_of,
        linked_data=linked_data.city(view, base=base_address(request)),
    )
    ties = [tie for group in view.ties for tie in group.ties]
    world = threads.of_places([view.place], ties)
    newest, earlier = _folded(view.timeline)
    return show(
        request,
        "portal/city.html",
        page,
        view=view,
        world=world,
        ties_total=len(ties),
        newest=newest,
        earlier=earlier,
        stories=() if view.as_of else stories.about_place(view.place.id, language=request.LANGUAGE_CODE),
    )


def _folded(years: Sequence[YearOfExchanges]) -> tuple[list[YearOfExchanges], list[YearOfExchanges]]:
    """The newest years that show at once, and the earlier ones, which open on demand."""
    newest: list[YearOfExchanges] = []
    shown = 0
    for year in years:
        shown += sum(len(exchanges) for _kind, exchanges in year.kinds)
        if newest and shown > SHOWN_AT_ONCE:
            break
        newest.append(year)
    return newest, list(years[len(newest) :])


@from_register
def city_json(request: HttpRequest, place_id: str, slug: str | None = None) -> HttpResponse:
    """The page's content."""
    return as_json(selectors.city(int(place_id), **options(request)))
