"""Related stories: titles, summaries and dates of other stories, in whatever order they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import msgspec

from cityties.articles.lexicon import lexicon
from cityties.articles.lines import Line, is_menu_word, weight
from cityties.articles.stamps import find_stamps
from cityties.records import RelatedStory

TITLE_WEIGHT = 16
"""What stands beside a date and weighs more is a title; less is a rubric or an outlet."""

_MARK = re.compile(r"^(?:[•○●·・▪◆■*\-–—]|【[^】]{1,6}】)\s*")
_ENCLOSED_DATE = re.compile(r"\s*[（(\[][^（）()\[\]]*[)）\]]$")


@dataclass(slots=True)
class _Story:
    title: Line | None = None
    summary: list[Line] = field(default_factory=list)
    date: str | None = None
    dated: bool = False
    lines: list[Line] = field(default_factory=list)


def read_teasers(lines: Sequence[Line]) -> list[RelatedStory]:
    """Read the lines of a related block as stories.

    A line without a full stop begins a story; sentences are its summary; a date belongs to the story it
    follows, unless the block begins with a date: then dates begin stories.
    """
    date_first = bool(lines) and lines[0].kind == "stamp"
    stories: list[_Story] = []
    story = _Story()
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        if story.lines and _begins_story(line, story, following, date_first=date_first):
            stories.append(story)
            story = _Story()
        _add(line, story)
    stories.append(story)
    return [_record(story) for story in stories if story.title or story.summary]


def read_linked_teasers(lines: Sequence[tuple[Line, str | None, float]]) -> list[RelatedStory]:
    """Read teasers of markup: each line with its address and the share of it that is a link.

    A linked line that is no date is a title, whatever its punctuation.
    """
    kinds: list[Line] = []
    addresses: dict[int, str] = {}
    for line, address, share in lines:
        linked = address is not None and share > 0.5 and line.kind != "stamp"
        kinds.append(replace(line, kind="short") if linked and line.kind != "item" else line)
        if address:
            addresses[line.start] = address
    stories = read_teasers([line for line in kinds if line.kind in {"short", "item", "prose", "stamp"}])
    return [_with_address(story, addresses) for story in stories]


def _with_address(story: RelatedStory, addresses: dict[int, str]) -> RelatedStory:
    own = [address for start, address in addresses.items() if story.start <= start < story.end]
    return msgspec.structs.replace(story, address=own[0]) if own else story


def read_inline_teasers(line: Line) -> list[RelatedStory]:
    """Read a heading with titles in the same line: "Related: one story | another story"."""
    stories = []
    headed = False
    for piece in re.finditer(r"[^|｜]+", line.text):
        lead = len(piece.group()) - len(piece.group().lstrip())
        heading = lexicon().related_inline.match(piece.group().strip())
        headed = headed or heading is not None
        offset = lead + (heading.end() if heading else 0)
        text = piece.group()[offset:]
        start = line.start + piece.start() + offset
        title, date = split_date(text.strip())
        if headed and title and not is_menu_word(title):
            stories.append(
                RelatedStory(title=title, summary=None, date=date, start=start, end=start + len(text.strip()))
            )
    return stories


def split_date(text: str) -> tuple[str, str | None]:
    """Take the date off the head or the tail of a title: "南京牵手加德满都（2019-10-14）"."""
    for stamp in find_stamps(text):
        if stamp.start <= 1:
            return text[stamp.end :].lstrip(" :：|)]）】-–—").strip() or text, stamp.value
        tail = text[stamp.end :].strip(" )]）】")
        if not tail:
            title = _ENCLOSED_DATE.sub("", text) if text[-1] in ")]）】" else text[: stamp.start]
            return title.rstrip(" ,|-–—:：") or text, stamp.value
    return text, None


def as_teaser(line: Line) -> Line:
    """See a line as one of a block: a byline with a date dates a story, or is a title with its date."""
    if line.kind != "byline" or line.stamp is None:
        return line
    beside = line.text[: line.stamp.start] + line.text[line.stamp.end :]
    return replace(line, kind="short" if weight(beside) > TITLE_WEIGHT else "stamp")


def _begins_story(line: Line, story: _Story, following: Line | None, *, date_first: bool) -> bool:
    if line.kind == "stamp":
        return date_first or story.dated
    if line.kind == "item":
        return True
    if line.kind == "prose":
        return story.dated and not date_first and _is_over(story, line)
    if date_first:
        return story.title is not None and (bool(story.summary) or line.kind == "short")
    if story.title is None:
        return bool(story.summary)
    # A second short line right before the date is a summary without a full stop.
    is_summary = not story.summary and not story.dated and following is not None and following.kind == "stamp"
    return not is_summary or (line.after_blank and not story.lines[-1].after_blank)


def _is_over(story: _Story, line: Line) -> bool:
    return bool(story.summary) or line.after_blank


def _add(line: Line, story: _Story) -> None:
    story.lines.append(line)
    if line.kind == "stamp":
        story.date, story.dated = (line.stamp.value if line.stamp else None), True
    elif line.kind in {"short", "item"} and story.title is None and not story.summary:
        story.title = line
    elif line.kind in {"prose", "short", "item"}:
        story.summary.append(line)


def _record(story: _Story) -> RelatedStory:
    title = _MARK.sub("", story.title.text) if story.title else None
    date = story.date
    if title and date is None:
        title, date = split_date(title)
    return RelatedStory(
        title=title,
        summary="\n".join(line.text for line in story.summary) or None,
        date=date,
        start=story.lines[0].start,
        end=story.lines[-1].end,
    )


def newest_date(stories: Iterable[RelatedStory]) -> str | None:
    """Give the newest day on which one of the stories is dated; months count with their first day."""
    days = [story.date if len(story.date) > 7 else f"{story.date}-01" for story in stories if story.date]
    return max(days, default=None)
