"""A form by which readers write to those who run the portal."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField

from cityties_site.stories.models.shown import PLAIN, ShownByPortal
from cityties_site.stories.models.standing import Standing


class ContactField(AbstractFormField):
    """One question of the form."""

    page = ParentalKey(
        "stories.Contact",
        on_delete=models.CASCADE,
        related_name="form_fields",
        help_text="The form that it belongs to.",
    )


class Contact(FormMixin, Standing):
    """A form; what readers write is kept here, and shown in the admin to those who may edit the page."""

    thanks = RichTextField(
        _("thanks"), features=PLAIN, blank=True, help_text=_("Shown when the form has been sent.")
    )
    max_count_per_parent = 1
    content_panels: ClassVar[list[Any]] = [
        FormSubmissionsPanel(),
        *Standing.content_panels,
        InlinePanel("form_fields", label=_("question"), heading=_("Questions")),
        FieldPanel("thanks"),
    ]
    preview_modes: ClassVar[list[Any]] = Standing.DEFAULT_PREVIEW_MODES
    serve = ShownByPortal.serve  # not the form's own: the portal shows it
    serve_preview = ShownByPortal.serve_preview

    class Meta:
        verbose_name = _("contact form")
