"""Pages that stay: about us, privacy, terms; and how to link to the portal."""

from __future__ import annotations

from typing import Any, ClassVar

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cityties_site.stories.models.shown import HEADED, ShownByPortal


class Standing(ShownByPortal, Page):
    """What pages that stay have in common: a title, a text, and a line in the footer."""

    body = RichTextField(_("text"), features=HEADED, blank=True, help_text=_("The page's text."))
    parent_page_types: ClassVar[list[str]] = ["stories.Front"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [FieldPanel("title"), FieldPanel("body")]
    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug")]

    class Meta:
        abstract = True

    def portal_path(self) -> str:
        """``/en/page/privacy/``."""
        with translation.override(self.locale.language_code):
            return reverse("standing", args=[self.slug])


class StandingPage(Standing):
    """A page of text: about us, privacy policy, terms of use, or one of the editors' own."""

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")


class LinkToUs(Standing):
    """A badge and feeds for other sites; the code to copy is made by the portal."""

    max_count_per_parent = 1

    class Meta:
        verbose_name = _("page with badge and feed code")
