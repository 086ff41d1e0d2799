"""The API against its own description, asked by a program that tries what people would not."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from tests.site.register.pages import DAY_1, donation, page, since, visit

from cityties_site.register import services

pytestmark = pytest.mark.django_db


schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


@pytest.fixture(autouse=True)
def one_connection():
    """The database stays open between requests: all of them are within the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def filled(one_connection):
    """Chengdu and Kofu, with a visit and a donation."""
    claims = since("1984"), visit("2019-10-24"), donation("2020-02-11")
    services.load([page("a", *claims), page("b", since("1985"))], reader="1.0", at=DAY_1)


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case):
    """Is every answer of a status, type and form that the description names, whatever is asked?"""
    cache.clear()  # nobody counts how often it is asked
    case.call_and_validate()
