"""What editors publish goes into the register as a page of this outlet; what they take back ends there."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils.html import strip_tags

from cityties import InputError, Reading
from cityties_site.register import services as register
from cityties_site.register.words import words_of
from cityties_site.stories import reading
from cityties_site.stories.models import Story, StoryPlace, StoryWords
from cityties_site.stories.pictures import SIZES
from cityties_site.stories.selectors.naming import own_name

COUNTRY = "country"


def publish(story: Story) -> None:
    """Bring a story that is live into the register, in place of what its earlier revisions said."""
    _prepare_pictures(story)
    try:
        told = reading.read(story, outlet=own_name())
    except InputError:  # a story without a word says nothing
        told = reading.withdrawn(story, outlet=own_name())
    register.load([reading.marked(told, datetime.now(UTC))])
    kinds = sorted({claim.kind for claim in told.claims})
    entry = {"article": reading.article_id(story), "words": _words(story), "kinds": kinds}
    StoryWords.objects.update_or_create(story=story, defaults=entry)
    _note_places(story, told)


def take_back(story: Story) -> None:
    """Let what a story said end today; the register keeps what it said until now."""
    told = reading.withdrawn(story, outlet=own_name())
    register.load([reading.marked(told, datetime.now(UTC))])
    StoryWords.objects.filter(story=story).delete()
    StoryPlace.objects.filter(story=story).delete()


def _words(story: Story) -> str:
    body = strip_tags(story.body.replace("<", " <"))
    texts = [story.title, story.summary, story.authors, story.caption, story.alternative, body]
    return f" {words_of(texts)}"


def _note_places(story: Story, told: Reading) -> None:
    """Note the places that a story names, but for whole countries: their pages lead to it."""
    named = {m.place.id for m in told.mentions if m.place is not None and m.place.level != COUNTRY}
    StoryPlace.objects.filter(story=story).delete()
    StoryPlace.objects.bulk_create(StoryPlace(story=story, place=pk) for pk in sorted(named))


def _prepare_pictures(story: Story) -> None:
    """Make the sizes in which the picture is shown, so that no reader waits for them."""
    if story.picture is not None:
        story.picture.get_renditions(*SIZES)
