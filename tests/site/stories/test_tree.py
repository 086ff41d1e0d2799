"""A new portal has its pages; what editors do with them is theirs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from wagtail.models import Page, Site

from cityties_site.stories import services
from cityties_site.stories.models import ColleaguesApproval, Front, StandingPage

pytestmark = pytest.mark.usefixtures("tree")
STANDING = ["about-us", "privacy", "terms", "link-to-us", "contact"]


def test_a_new_portal_has_its_pages(client, settings):
    """Has each language its front page and stories, and does the footer lead to pages that are there?"""
    languages = {front.locale.language_code for front in Front.objects.all()}
    assert languages == {code for code, _name in settings.LANGUAGES}
    assert isinstance(Site.objects.get().root_page.specific, Front)
    html = client.get("/en/").content.decode()
    for slug in STANDING:
        assert f'href="/en/page/{slug}/"' in html
        assert client.get(f"/en/page/{slug}/").status_code == 200


def test_what_was_begun_is_not_begun_again():
    """Does a page that the editors deleted stay away?"""
    StandingPage.objects.get(slug="terms", locale__language_code="en").delete()
    before = set(Page.objects.values_list("pk", "title"))
    services.plant()
    assert set(Page.objects.values_list("pk", "title")) == before


def test_only_our_roles_are_there():
    """Are the groups that Wagtail comes with gone from a new portal?"""
    assert set(Group.objects.values_list("name", flat=True)) == {
        "reader",
        "reviewer",
        "editor",
        "administrator",
    }


def test_roles():
    """May editors write, and only administrators publish by themselves?"""
    page = Front.objects.get(locale__language_code="en")
    rights = {}
    for role in ("editor", "administrator"):
        user = User.objects.create_user(role)
        user.groups.add(Group.objects.get(name=role))
        rights[role] = page.permissions_for_user(user)
    assert rights["editor"].can_add_subpage()
    assert rights["editor"].can_edit()
    assert not rights["editor"].can_publish_subpage()
    assert rights["administrator"].can_publish_subpage()
    assert User.objects.get(username="administrator").has_perm("auth.change_user")
    assert not User.objects.get(username="editor").has_perm("auth.change_user")


def test_nobody_agrees_to_their_own():
    """Can a colleague publish what an editor handed in, and the editor not?"""
    task = ColleaguesApproval.objects.get()
    ann, bo = (User.objects.create_user(name) for name in ("ann", "bo"))
    for user in (ann, bo):
        user.groups.add(Group.objects.get(name="editor"))
    page = StandingPage.objects.get(slug="terms", locale__language_code="en")
    page.title = "Terms, again"
    page.save_revision(user=ann)
    page.get_workflow().start(page, ann)
    page = StandingPage.objects.get(pk=page.pk)
    assert task.get_actions(page, ann) == []
    assert [name for name, _label, _modal in task.get_actions(page, bo)] == ["reject", "approve", "approve"]
    state = page.current_workflow_task_state
    task.on_action(state, bo, "approve")
    assert StandingPage.objects.get(pk=page.pk).title == "Terms, again"
