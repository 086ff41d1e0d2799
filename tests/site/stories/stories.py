"""Stories of our own, for the tests: what they say, and how they are written."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.models import Locale

from cityties_site.stories import services
from cityties_site.stories.models import Story, StoryIndex

BODY = (
    "<p>The city of Kofu, Japan, donated 6,000 masks to Chengdu on February 11.</p>"
    "<p>The two cities have been sister cities since 1984.</p>"
)
NOTHING = "<p>The market hall has a new roof.</p>"


def planted_tree() -> None:
    """Begin the tree of a new portal."""
    services.plant()


def write(
    title: str = "Masks for Chengdu", *, language: str = "en", live: bool = True, **fields: Any
) -> Story:
    """Write a story; publish it, unless told otherwise."""
    index = StoryIndex.objects.get(locale__language_code=language)
    values = {"authors": "Ann Lee, Bo Li", "date": "2020-02-12", "body": BODY, **fields}
    story = Story(title=title, locale=index.locale, live=False, **values)
    index.add_child(instance=story)
    story = Story.objects.get(pk=story.pk)
    story.save_revision()
    return publish(story) if live else story


def publish(story: Story) -> Story:
    """Publish a story as it stands, as its editors do."""
    story.save_revision().publish()
    return Story.objects.get(pk=story.pk)


def translate(story: Story, language: str, title: str, body: str, *, live: bool = True) -> Story:
    """Write the story's version in another language."""
    version = story.copy_for_translation(Locale.objects.get(language_code=language))
    version.title, version.body = title, body
    version.save_revision()
    return publish(version) if live else version


def picture(*, width: int = 1200, height: int = 800) -> Any:
    """A picture that is kept."""
    drawn = BytesIO()
    Drawing.new("RGB", (width, height), "#14203c").save(drawn, "PNG")
    drawn.seek(0)
    return get_image_model().objects.create(title="Boxes", file=ImageFile(drawn, name="boxes.png"))
