"""The desk as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Whose turn a claim is, and what was decided when."""

    name = "cityties_site.desk"
    label = "desk"
    verbose_name = _("Review desk")
