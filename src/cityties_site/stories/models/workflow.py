"""Nothing is published by who wrote it alone: a colleague looks at it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class ColleaguesApproval(AbstractGroupApprovalTask):
    """Somebody of the chosen roles agrees, who is not the one that asks."""

    class Meta:
        verbose_name = _("a colleague's approval")

    def get_actions(self, obj: Any, user: Any) -> list[Any]:
        """What somebody may do: nothing with what they handed in themselves."""
        state = obj.current_workflow_state
        if state is not None and state.requested_by_id == user.pk and not user.is_superuser:
            return []
        actions: list[Any] = super().get_actions(obj, user)
        return actions

    @classmethod
    def get_description(cls) -> str:
        """What the list of workflows says of it."""
        return str(_("A second person of the chosen roles agrees before a page is published."))
