"""What happens when a colleague has agreed to a page; named in the settings, loaded before any table."""

from __future__ import annotations

from typing import Any


def publish_approved(state: Any, user: Any = None) -> None:
    """Publish what a colleague agreed to, now or when it is due, though neither may publish alone."""
    state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
