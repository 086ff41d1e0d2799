"""The way from the editors' admin to the desk."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cityties_site.register.roles import may


class DeskItem(MenuItem):  # type: ignore[misc]  # Wagtail has no types
    """The desk in the admin's menu, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return may(request.user, "reader")


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def desk_item() -> MenuItem:
    """The item."""
    return DeskItem(_("Review desk"), reverse("desk:home"), icon_name="check", order=50)
