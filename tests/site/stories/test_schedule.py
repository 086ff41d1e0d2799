"""Stories appear when their editors want it, and go when they want it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.site.stories.stories import write

from cityties_site.register.models import Claim
from cityties_site.stories import services
from cityties_site.stories.models import Story

pytestmark = pytest.mark.usefixtures("tree")


def test_a_scheduled_story_waits_for_its_time(monkeypatch):
    """Is a story kept back until it is due, and then published and read?"""
    story = write(live=False)
    story.go_live_at = timezone.now() + timedelta(days=1)
    story.save_revision().publish()
    assert not services.publish_due()
    assert not Story.objects.get(pk=story.pk).live
    assert not Claim.objects.exists()
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert services.publish_due()
    assert Story.objects.get(pk=story.pk).live
    assert Claim.objects.exists()
    assert not services.publish_due()


def test_a_story_that_has_run_out_is_taken_back(client):
    """Does a story go at the time that its editors gave?"""
    story = write()
    path = story.portal_path()
    assert client.get(path).status_code == 200
    Story.objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert services.publish_due()
    assert client.get(path).status_code == 404
