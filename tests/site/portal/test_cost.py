"""What each page costs in queries: a pinned number, which does not grow with the register."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site.register.pages import CHENGDU, KOFU, SAPPORO, donation, page, since, visit

from cityties_site.register import services
from cityties_site.register.models import Article, Exchange

pytestmark = pytest.mark.django_db
MOST = {
    "/en/": 30,
    f"/en/city/{KOFU.id}-kofu/": 17,
    f"/en/tie/{CHENGDU.id}-{KOFU.id}/": 14,
    "/en/exchange/{exchange}/": 12,
    "/en/article/{article}/": 25,
    "/en/map/": 12,
    "/en/map.json": 9,
    "/en/explore/": 8,
    "/en/explore/?what=exchanges&country=JP": 8,
    f"/en/explore/?what=exchanges&city={KOFU.id}&from_year=2001": 8,
    "/en/search/?q=kofu": 14,
    "/en/suggest/?q=ko": 5,
    "/en/anniversaries/": 8,
    "/en/data/": 5,
    "/en/about/": 5,
    f"/s/c{KOFU.id}": 1,
}
"""Queries, as measured; a page that wants more should say why.

Three of each page are its frame: whether something was written, and then the portal's name and footer.
"""


def told(first: int, number: int):
    """Pages that each tell of another visit and another donation."""
    days = [f"{2000 + i // 250}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}" for i in range(first, first + number)]
    return [page(f"p{day}", visit(day), donation(day, i + 1)) for i, day in enumerate(days)]


def test_a_page_costs_no_more_in_a_larger_register(client):
    """Does each page ask the database as often as is written down, however much it holds?"""
    services.load([page("tie", since("1984")), *told(0, 5)], reader="1.0")
    exchange = Exchange.objects.filter(until_day=None, audience="all").order_by("pk")[0].public_id
    article = Article.objects.order_by("-pk")[0].public_id
    addresses = {path: path.format(exchange=exchange, article=article) for path in MOST}
    assert dearer(client, addresses) == {}
    services.load([page("more", since("1990", KOFU, SAPPORO)), *told(100, 40)], reader="1.0")
    assert dearer(client, addresses) == {}


def dearer(client, addresses: dict[str, str]) -> dict[str, int]:
    """The pages that make more queries than they may."""
    made = {path: asked(client, address) for path, address in addresses.items()}
    return {path: number for path, number in made.items() if number > MOST[path]}


def asked(client, address: str) -> int:
    """How many queries the page makes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code in {200, 302}
    return len(queries)
