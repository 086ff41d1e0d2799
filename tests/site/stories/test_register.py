"""What editors publish stands in the register as a page of the portal's own; what they take back ends."""

from __future__ import annotations

import pytest
from tests.site.register.pages import CHENGDU, KOFU
from tests.site.stories.stories import BODY, NOTHING, publish, translate, write

from cityties_site.register import selectors, services
from cityties_site.register.models import Article, Claim
from cityties_site.stories.models import StoryPlace
from cityties_site.stories.selectors.drafts import stated

pytestmark = pytest.mark.usefixtures("tree")


def tie():
    """The tie of Kofu and Chengdu as readers see it, or nothing."""
    try:
        return selectors.tie(CHENGDU.id, KOFU.id, language="en")
    except selectors.NotThere:
        return None


def test_a_draft_is_read_for_its_editors_alone():
    """Does a draft show what it states, and leave the register as it is?"""
    draft = write(live=False)
    shown = stated(draft)
    assert [(item.title, item.kind) for item in shown.ties] == [("Chengdu – Kofu", "Sister cities")]
    assert [item.kind for item in shown.exchanges] == ["Donation"]
    assert "donated 6,000 masks" in shown.exchanges[0].quote
    assert not Article.objects.exists()


def test_a_story_that_is_published_stands_in_the_register():
    """Does the tie name the story as its source, with a link to its page?"""
    story = write()
    source = tie().documents[0]
    assert (source.title, source.path, source.own) == (story.title, f"/en/story/{story.key}/", True)
    assert source.address is None
    assert tie().tie.machine_read


def test_a_revision_stands_before_the_earlier_one():
    """Does the register follow what the story says now, and keep what it said?"""
    story = write()
    story.body = BODY.replace("1984", "1985")
    story = publish(story)
    assert tie().tie.since.value == "1985"
    assert Article.objects.count() == 2
    story.body = BODY
    publish(story)
    assert tie().tie.since.value == "1984"


def test_a_draft_of_a_live_story_changes_nothing():
    """Does what is saved but not published stay out of the register?"""
    story = write()
    story.body = NOTHING
    story.save_revision()
    assert tie().tie.since.value == "1984"
    assert Article.objects.count() == 1


def test_a_judgement_stays_with_its_sentence():
    """Is a claim still accepted, when another sentence of the story has been changed?"""
    story = write()
    key = Claim.objects.get(document__contains='"sister_city"').key
    services.judge("accept", key, by="ann")
    story.body = BODY.replace("6,000 masks", "7,000 masks")
    publish(story)
    assert not tie().tie.machine_read
    assert "7,000 masks" in tie().exchanges[0].what


def test_a_story_that_is_taken_back_says_nothing_any_more(client):
    """Does the tie end with its only source, come back with it, and stay in the register as given?"""
    story = write()
    story.unpublish()
    assert tie() is None
    assert Claim.objects.exists()
    assert client.get(f"/en/story/{story.key}/").status_code == 404
    publish(story)
    assert tie().tie.since.value == "1984"


def test_a_story_that_is_deleted_says_nothing_any_more():
    """Does the same happen when the page itself is removed?"""
    story = write()
    story.delete()
    assert tie() is None
    assert Claim.objects.exists()
    assert not StoryPlace.objects.exists()


def test_two_versions_are_two_pages_of_one_outlet():
    """Is each language read by itself, and does the outlet count once?"""
    story = write()
    translate(story, "zh-hans", "甲府向成都捐赠口罩", "<p>1984年，成都市与日本甲府市缔结友好城市关系。</p>")
    assert {a.language for a in Article.objects.all()} == {"en", "zh"}
    assert tie().tie.sources == 1


def test_a_story_without_words_for_the_register():
    """Is a story that states nothing published all the same?"""
    story = write("A new roof", body=NOTHING)
    assert story.live
    assert not Claim.objects.exists()
