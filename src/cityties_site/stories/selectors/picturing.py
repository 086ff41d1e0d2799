"""Pictures in the sizes in which they are shown."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from wagtail.images import get_image_model

from cityties_site.stories.models import Story
from cityties_site.stories.pictures import SIZES
from cityties_site.stories.view_models import Sized, StoryPicture


def sized(image: Any, size: str) -> Sized:
    """A picture in one size."""
    return _of(image.get_rendition(size))


def with_pictures(stories: Any) -> Any:
    """Stories with their pictures in all sizes, in as many queries however many stories there are."""
    pictures = get_image_model().objects.prefetch_renditions(*SIZES)
    return stories.select_related("locale").prefetch_related(Prefetch("picture", queryset=pictures))


def picture_of(story: Story) -> StoryPicture | None:
    """A story's picture, ``None`` where it has none."""
    if story.picture is None:
        return None
    made = story.picture.get_renditions(*SIZES)
    lead, small, card, shared = (_of(made[size]) for size in SIZES)
    return StoryPicture(
        lead=lead, small=small, card=card, shared=shared, alternative=story.alternative, caption=story.caption
    )


def _of(rendition: Any) -> Sized:
    return Sized(path=rendition.url, width=rendition.width, height=rendition.height)
