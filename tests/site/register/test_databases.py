"""The database as the portal finds it when it starts."""

from __future__ import annotations

import pytest
from tests.site.register.pages import DAY_1, page, since, visit

from cityties_site.register import services
from cityties_site.register.models import Article, Waiting
from cityties_site.register.services.databases import fill_queue_if_missing

pytestmark = pytest.mark.django_db


def waiting():
    return sorted(Waiting.objects.values_list("key", "rank", "place"))


def test_a_register_without_a_queue_gets_one():
    """Does a register from before the desk have the same queue as one that was made with it?"""
    services.load([page("a", since("1984"), visit("2019-10-24"))], reader="1.0", at=DAY_1)
    before = waiting()
    assert len(before) == 2
    Waiting.objects.all().delete()
    fill_queue_if_missing()
    assert waiting() == before


def test_a_queue_that_people_have_emptied_stays_empty():
    """Is what has been decided not put before people again when the portal starts anew?"""
    services.load([page("a", since("1984"))], reader="1.0", at=DAY_1)
    services.judge("accept", Article.objects.get().claims.get().key, by="mei", at=DAY_1)
    fill_queue_if_missing()
    assert waiting() == []
