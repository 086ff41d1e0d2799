"""The register as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    """Tables of what was received, read and judged, and of what it adds up to."""

    name = "cityties_site.register"
    label = "register"
    verbose_name = _("Register")
