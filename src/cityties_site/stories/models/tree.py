"""The two pages that hold the others: one for each language, and in it the folder of its stories."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from cityties_site.stories.models.shown import ShownByPortal


class Front(ShownByPortal, Page):
    """All pages of one language.  The portal shows its own front page at the address."""

    begun = models.JSONField(
        default=list, editable=False, help_text="Standing pages that were begun in this language."
    )
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "stories.StoryIndex",
        "stories.StandingPage",
        "stories.LinkToUs",
        "stories.Contact",
    ]
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("front page")

    def portal_path(self) -> str:
        """``/en/``."""
        return f"/{self.locale.language_code}/"


class StoryIndex(ShownByPortal, Page):
    """The stories of one language, the newest first."""

    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["stories.Front"]
    subpage_types: ClassVar[list[str]] = ["stories.Story"]
    content_panels: ClassVar[list[Any]] = [FieldPanel("title")]
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("stories")

    def portal_path(self) -> str:
        """``/en/stories/``."""
        return f"/{self.locale.language_code}/stories/"
