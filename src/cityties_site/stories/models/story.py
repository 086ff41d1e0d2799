"""A story: an article of the portal's own."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from cityties_site.register import addresses
from cityties_site.stories.models.shown import HEADED, ShownByPortal
from cityties_site.stories.panels import ReadingPanel


class Story(ShownByPortal, Page):
    """An article of the portal's own, in one language; its versions share their translation key.

    A picture cannot stand without words for those who do not see it.
    """

    authors = models.CharField(
        _("authors"),
        max_length=300,
        blank=True,
        help_text=_("Names as they stand under the title, separated by commas."),
    )
    date = models.DateField(_("date"), default=localdate, help_text=_("The day that stands on the story."))
    summary = models.CharField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists and for who shares it; else the text's beginning."),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands above the text."),
    )
    caption = models.CharField(
        _("caption"), max_length=300, blank=True, help_text=_("Stands under the picture; name who made it.")
    )
    alternative = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    body = RichTextField(_("text"), features=HEADED, help_text=_("The story itself."))

    parent_page_types: ClassVar[list[str]] = ["stories.StoryIndex"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        FieldPanel("title", help_text=_("One line that says what happened.")),
        FieldPanel("authors"),
        FieldPanel("date"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("caption"), FieldPanel("alternative")], heading=_("Picture")
        ),
        FieldPanel("body"),
        FieldPanel("summary"),
        ReadingPanel(heading=_("What this story states")),
    ]
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def key(self) -> str:
        """Its id in public addresses, the same in every language: twelve hexadecimal digits."""
        return str(self.translation_key.hex[:12])

    @property
    def names(self) -> tuple[str, ...]:
        """The authors, one by one."""
        return tuple(filter(None, (name.strip() for name in self.authors.replace("、", ",").split(","))))

    def portal_path(self) -> str:
        """``/en/story/3f0c9a12ab34/``."""
        return addresses.story(self.locale.language_code, self.key)

    def clean(self) -> None:
        """Refuse a picture without alternative text."""
        super().clean()
        if self.picture_id and not self.alternative.strip():
            raise ValidationError({"alternative": _("Say what the picture shows.")})


class StoryWords(models.Model):
    """The words by which a story that is live is found."""

    story = models.OneToOneField(
        Story, on_delete=models.CASCADE, related_name="words", help_text="The story that they stand in."
    )
    article = models.CharField(
        max_length=16, db_index=True, help_text="Its id among the articles of the register."
    )
    words = models.TextField(help_text="Its words, folded, with a space before each.")
    kinds = models.JSONField(default=list, help_text="Kinds of the ties and exchanges that it states.")

    def __str__(self) -> str:
        return self.words[:60]


class StoryPlace(models.Model):
    """A place that a live story names."""

    story = models.ForeignKey(
        Story, on_delete=models.CASCADE, related_name="places", help_text="The story that names it."
    )
    place = models.BigIntegerField(db_index=True, help_text="The place's id.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "place"], name="one_place_once_in_a_story")]

    def __str__(self) -> str:
        return str(self.place)
