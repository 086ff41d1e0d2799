"""What a page costs the database does not grow with the register, beyond what it shows."""

from __future__ import annotations

import pytest
from benchmark.load.build import made_up, readings
from django.db import connection
from tests.site.register.pages import CHENGDU, KOFU, donation, page, since, visit

from cityties_site.register import selectors, services
from cityties_site.register.filters import Filters

pytestmark = pytest.mark.django_db
SMALL, LARGE = 60, 240
PAGES = {
    "city": lambda: selectors.city(KOFU.id, language="en"),
    "tie": lambda: selectors.tie(CHENGDU.id, KOFU.id, language="en"),
    "search": lambda: selectors.search("kofu", language="en"),
    "suggest": lambda: selectors.suggest("kof", language="en"),
    "exchanges": lambda: selectors.explore(Filters(what="exchanges", city=KOFU.id), language="en"),
    "by name": lambda: selectors.explore(Filters(what="exchanges", city=KOFU.id, sort="name"), language="en"),
    "home": lambda: selectors.home(language="en"),
}


def test_pages_cost_no_more_in_a_larger_register():
    """Is the work of the database for a page the same in a register four times as large?"""
    services.load([page("a", since("1984"), visit("2019"), donation("2020"))], reader="1.0")
    small = _work(SMALL)
    large = _work(LARGE)
    grown = {name: (small[name], large[name]) for name in PAGES if large[name] > 1.5 * small[name] + 10}
    assert grown == {}


def _work(others: int) -> dict[str, int]:
    """What each page costs beside so many pages about other cities: steps of SQLite, else queries."""
    services.load(readings(made_up(others), exchanges=2), reader="1.0", batch=100)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for read in PAGES.values():
        read()  # what is kept for all pages is kept before
    return {
        name: _steps(read) if connection.vendor == "sqlite" else _queries(read)
        for name, read in PAGES.items()
    }


def _steps(read) -> int:
    """Hundreds of instructions of SQLite's virtual machine."""
    steps = [0]

    def step() -> int:
        steps[0] += 1
        return 0

    connection.connection.set_progress_handler(step, 100)
    try:
        read()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return steps[0]


def _queries(read) -> int:
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - only on other databases

    with CaptureQueriesContext(connection) as queries:
        read()
    return len(queries)
