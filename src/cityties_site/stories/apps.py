"""The stories as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    """Pages that editors write, and what the portal is called."""

    name = "cityties_site.stories"
    label = "stories"
    verbose_name = _("Stories")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what editors publish and take back."""
        from cityties_site.stories import listening  # noqa: PLC0415 - the tables must be known first

        listening.connect()
