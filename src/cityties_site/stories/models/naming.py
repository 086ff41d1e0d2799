"""What the portal is called, and what stands in its footer."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="site")
class PortalNames(ClusterableModel, BaseGenericSetting):
    """Name, logo and footer of the portal; what is empty is not shown."""

    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands before the name on every page."),
    )
    icp_number = models.CharField(
        _("ICP number"),
        max_length=80,
        blank=True,
        help_text=_(
            "For portals in mainland China: shown in the footer, with a link to the register of filings."
        ),
    )
    police_number = models.CharField(
        _("public security filing"),
        max_length=80,
        blank=True,
        help_text=_("For portals in mainland China: the whole number; its digits become the link."),
    )
    other_lines = models.TextField(
        _("other licence lines"),
        blank=True,
        help_text=_("One line each, as they are to stand in the footer."),
    )
    panels: ClassVar[list[Any]] = [
        InlinePanel("names", heading=_("Name and footer in each language"), label=_("language")),
        FieldPanel("logo"),
        MultiFieldPanel(
            [FieldPanel("icp_number"), FieldPanel("police_number"), FieldPanel("other_lines")],
            heading=_("Licences and filings"),
        ),
    ]

    class Meta:
        verbose_name = _("Name, logo and footer")

    @property
    def police_code(self) -> str:
        """The digits of the filing, by which the public security's site finds it."""
        return "".join(re.findall(r"[0-9]+", self.police_number))


class NameIn(Orderable):
    """What the portal is called, and says of itself in the footer, in one language."""

    portal = ParentalKey(
        PortalNames, on_delete=models.CASCADE, related_name="names", help_text="What it names."
    )
    language = models.CharField(_("language"), max_length=16, help_text=_("The language of these words."))
    name = models.CharField(_("name"), max_length=80, help_text=_("What the portal is called."))
    footer = models.TextField(_("footer"), blank=True, help_text=_("One or two sentences for the footer."))
    panels: ClassVar[list[Any]] = [
        FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES)),
        FieldPanel("name"),
        FieldPanel("footer"),
    ]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["portal", "language"], name="one_name_in_a_language")]

    def __str__(self) -> str:
        return self.name
