"""Stories as links and cards."""

from __future__ import annotations

from django.utils.html import strip_tags
from django.utils.text import Truncator

from cityties.records import When
from cityties_site.register.wording import date_view
from cityties_site.stories.models import Story
from cityties_site.stories.selectors.picturing import picture_of
from cityties_site.stories.view_models import StoryRef

SUMMARY = 200
"""Characters of a story's text that stand for a summary where the editors wrote none."""


def ref(row: Story, *, picture: bool = True) -> StoryRef:
    """A story as a link or a card."""
    language, day = row.locale.language_code, row.date.isoformat()
    when = When(value=day, earliest=day, latest=day, precision="day", basis="stated")
    shown = date_view(when, language)
    assert shown is not None  # noqa: S101 - for the type checker: the day is known
    return StoryRef(
        key=row.key,
        path=row.portal_path(),
        language=language,
        title=row.title,
        authors=row.names,
        date=shown,
        summary=row.summary or beginning(row.body),
        picture=picture_of(row) if picture else None,
        changed=row.last_published_at,
    )


def beginning(body: str) -> str:
    """The beginning of a story's text."""
    plain = " ".join(strip_tags(body.replace("</p>", "</p> ")).split())
    return Truncator(plain).chars(SUMMARY)
