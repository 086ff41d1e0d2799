"""Stories that lie in files are published: samples, or those of a portal that moves here.

Each has a folder with `story.yml` (see examples/stories) and, if it has a picture, `picture.jpg`.  In its
text a line that begins with "## " is a heading, one with "> " a quotation, all else a paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.utils.html import format_html
from wagtail.images import get_image_model

from cityties import InputError
from cityties_site.stories.models import Story, StoryIndex
from cityties_site.stories.pictures import made_anew

MARKS = {"## ": "<h2>{}</h2>", "> ": "<blockquote>{}</blockquote>"}


def bring(folder: Path) -> int:
    """Publish the stories of a folder; returns how many pages were new.

    Raises:
        InputError: a story lacks something, or its picture is none.
    """
    files = sorted(folder.glob("*/story.yml"))
    if not files:
        raise InputError(
            str(folder), "there are no stories here", remedy="Give a folder of folders with story.yml."
        )
    return sum(_bring(path) for path in files)


def _bring(path: Path) -> int:
    told = yaml.safe_load(path.read_text("utf-8"))
    slug = path.parent.name
    if Story.objects.filter(slug=slug).exists():
        return 0
    picture, key, number = _picture(path.with_name("picture.jpg"), told["versions"]), None, 0
    for code, _name in settings.LANGUAGES:
        if code not in told["versions"]:
            continue
        try:
            story = _story(told["versions"][code], told, slug, picture)
        except KeyError as error:
            raise InputError(str(path), f"{code} lacks {error}", remedy="Add it.") from error
        index = StoryIndex.objects.get(locale__language_code=code)
        story.locale, story.translation_key = index.locale, key or story.translation_key
        index.add_child(instance=story)
        story.save_revision().publish()
        key, number = story.translation_key, number + 1
    return number


def _story(version: Mapping[str, Any], told: Mapping[str, Any], slug: str, picture: Any) -> Story:
    return Story(
        title=version["title"],
        slug=slug,
        live=False,
        date=told["date"],
        authors=version["authors"],
        summary=version.get("summary", ""),
        picture=picture,
        caption=version.get("caption", ""),
        alternative=version.get("alternative", ""),
        body="".join(map(_html, version["text"])),
    )


def _html(line: str) -> str:
    for mark, form in MARKS.items():
        if line.startswith(mark):
            return format_html(form, line.removeprefix(mark))
    return format_html("<p>{}</p>", line)


def _picture(path: Path, versions: Mapping[str, Mapping[str, str]]) -> Any:
    if not path.exists():
        return None
    title = next(iter(versions.values()))["title"]
    try:
        with path.open("rb") as file:
            kept = made_anew(file, f"{path.parent.name}.jpg")
    except ValidationError as error:
        raise InputError(str(path), error.messages[0], remedy="Give another picture.") from error
    return get_image_model().objects.create(title=title, file=ImageFile(kept, name=kept.name))
