"""The page of an exchange."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from cityties_site.portal import threads
from cityties_site.portal.asking import as_json, from_register, options
from cityties_site.portal.pages import base_address, page_of, show
from cityties_site.register import linked_data, selectors


@from_register
def exchange(request: HttpRequest, exchange_id: str) -> HttpResponse:
    """Kind, parties, dates and their basis, stages, people, quantities, and the evidence."""
    view = selectors.exchange(exchange_id, **options(request))
    ref = view.exchange
    page = page_of(
        request,
        title=ref.title,
        description=view.sentence,
        path=ref.path,
        json_path=f"{ref.path.rstrip('/')}.json",
        as_of=view.as_of,
        linked_data=linked_data.exchange(view, base=base_address(request)),
    )
    world = threads.of_places([*ref.from_, *ref.to, *ref.where], view.ties)
    return show(request, "portal/exchange.html", page, view=view, world=world)


@from_register
def exchange_json(request: HttpRequest, exchange_id: str) -> HttpResponse:
    """The page's content."""
    return as_json(selectors.exchange(exchange_id, **options(request)))
