"""What editors and administrators may do with pages and pictures, and who agrees before one is published."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cityties_site.register.roles import Role
from cityties_site.stories.models import ColleaguesApproval

EDITOR: Role = "editor"
ADMINISTRATOR: Role = "administrator"
PAGES: dict[Role, tuple[str, ...]] = {
    EDITOR: ("add_page", "change_page"),
    ADMINISTRATOR: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
PICTURES = {
    EDITOR: ("add_image", "choose_image"),
    ADMINISTRATOR: ("add_image", "change_image", "choose_image"),
}
PEOPLE = (
    ("auth", "add_user"),
    ("auth", "change_user"),
    ("auth", "view_group"),
    ("wagtailcore", "add_task"),
    ("wagtailcore", "change_task"),
    ("wagtailcore", "add_workflow"),
    ("wagtailcore", "change_workflow"),
    ("stories", "change_portalnames"),
)
"""What an administrator may do beside pages and pictures; who leaves is made inactive, not deleted."""

WAGTAILS_GROUPS, WAGTAILS_WORKFLOW = ("Moderators", "Editors"), "Moderators approval"
"""What Wagtail comes with; beside our roles it would only confuse."""


def grant(root: Page) -> None:
    """Give both roles what they need; what somebody changed by hand since stays."""
    for name, codes in PAGES.items():
        group, _created = Group.objects.get_or_create(name=name)
        _allow(group, "wagtailadmin", "access_admin")
        _allow(group, "simple_translation", "submit_translation")
        for code in codes:
            GroupPagePermission.objects.get_or_create(
                group=group, page=root, permission=_permission("wagtailcore", code)
            )
        for code in PICTURES[name]:
            GroupCollectionPermission.objects.get_or_create(
                group=group,
                collection=Collection.get_first_root_node(),
                permission=_permission(get_image_model()._meta.app_label, code),
            )
    for app, code in PEOPLE:
        _allow(Group.objects.get(name=ADMINISTRATOR), app, code)
    _begin_workflow(root)


def _begin_workflow(root: Page) -> None:
    """Let a colleague agree to every page, instead of the moderators that Wagtail comes with."""
    if ColleaguesApproval.objects.exists():
        return
    task = ColleaguesApproval.objects.create(name=_("A colleague agrees"))
    task.groups.set(Group.objects.filter(name__in=PAGES))
    workflow = Workflow.objects.create(name=_("A colleague agrees"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    Workflow.objects.exclude(pk=workflow.pk).filter(name=WAGTAILS_WORKFLOW).update(active=False)
    Group.objects.filter(name__in=WAGTAILS_GROUPS, user=None).delete()


def _allow(group: Group, app: str, code: str) -> None:
    group.permissions.add(_permission(app, code))


def _permission(app: str, code: str) -> Any:
    return Permission.objects.get(content_type__app_label=app, codename=code)
