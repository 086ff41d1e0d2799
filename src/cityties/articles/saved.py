"""Saved text: an article without its markup, where lead, related stories and footer run into each other.

The reading goes by lines: what each looks like (`lines`), then where it stands.  From the first sentence on
the article runs until a heading of related stories, a run of dated teasers, or the footer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cityties.articles.fields import byline_fields
from cityties.articles.lexicon import lexicon
from cityties.articles.lines import Line, split_lines, weight
from cityties.articles.teasers import as_teaser, read_inline_teasers, read_teasers
from cityties.records import Part, Picture, RelatedStory, Role

TITLE_WEIGHT = (18, 300)
"""Titles weigh so much (`lines.weight`); shorter lines at the head are rubrics ("News in short", "镇江")."""

TEASER_TITLE_WEIGHT = 20
"""A line above a sentence is a teaser's title from this weight on where no date says so; subheads are
shorter."""

_LETTERS = re.compile(r"\W+")


@dataclass(slots=True)
class Layout:
    """What stands where in a text."""

    title: str | None = None
    authors: list[str] = field(default_factory=list)
    outlet: str | None = None
    parts: list[Part] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    related: list[RelatedStory] = field(default_factory=list)
    stamped: list[Line] = field(default_factory=list)
    dateline: str | None = None


def read_layout(text: str) -> Layout:
    """Find the parts of a normalised saved text."""
    lines = split_lines(text)
    first = next((i for i, line in enumerate(lines) if line.kind == "prose"), len(lines))
    roles: list[Role | None] = [None] * len(lines)
    layout = Layout()
    title = _find_title(lines, first)
    layout.title = lines[title].text if title is not None else None
    _read_head(lines, first, title, roles)
    _read_rest(lines, first, layout, roles)
    _read_captions(lines, first, title, layout, roles)
    _read_bylines(lines, roles, layout)
    layout.parts = _parts(text, lines, roles, layout)
    return layout


# The head: title, rubrics, bylines.


def _find_title(lines: Sequence[Line], first: int) -> int | None:
    """Take as title a short line above the first sentence: one that comes again, or the first long enough."""
    head = [i for i in range(first) if lines[i].kind in {"short", "byline"} and _may_be_title(lines[i])]
    short = [i for i in head if lines[i].kind == "short"]
    if not short:
        return None
    times = Counter(_key(line.text) for line in lines)
    for i in short:
        if times[_key(lines[i].text)] > 1:
            return i
    long_enough = [i for i in short if weight(lines[i].text) >= TITLE_WEIGHT[0]]
    return (long_enough or short)[0] if first < len(lines) or len(lines) == 1 else short[0]


def _may_be_title(line: Line) -> bool:
    return weight(line.text) <= TITLE_WEIGHT[1] and not line.text.endswith((":", "：", ",", "，", ";"))


def _read_head(lines: Sequence[Line], first: int, title: int | None, roles: list[Role | None]) -> None:
    for i in range(first):
        line = lines[i]
        if title is not None and _key(line.text) == _key(lines[title].text):
            roles[i] = "title"
        elif line.kind in {"byline", "stamp"}:
            roles[i] = "byline"
        elif line.kind == "furniture":
            roles[i] = "furniture"
        elif line.kind == "item":
            roles[i] = "body"
        elif line.kind == "short":
            rubric = title is None or i < title or weight(line.text) < TITLE_WEIGHT[0]
            roles[i] = "furniture" if rubric and title is not None else "body"


# The rest: body, related stories, footer.


def _read_rest(lines: Sequence[Line], first: int, layout: Layout, roles: list[Role | None]) -> None:
    end = _read_body(lines, first, roles)
    while end < len(lines):
        line = lines[end]
        if line.kind == "teaser":
            layout.related += read_inline_teasers(line)
            roles[end] = "furniture"
            end += 1
        elif line.kind in {"furniture", "heading", "byline"}:
            roles[end] = "furniture"
            end = _read_block(lines, end + 1, layout, roles, headed=line.kind == "heading")
        else:
            end = _read_block(lines, end, layout, roles, headed=True)


def _read_body(lines: Sequence[Line], first: int, roles: list[Role | None]) -> int:
    """Mark the body; give the line after it."""
    end = _end_of_body(lines, first)
    last = max((i for i in range(first, end) if lines[i].kind in {"prose", "item"}), default=first - 1)
    for i in range(first, end):
        if roles[i] is None:
            roles[i] = _body_role(lines[i], beyond=i > last)
    return end


def _body_role(line: Line, *, beyond: bool) -> Role:
    if line.kind == "furniture":
        return "furniture"
    if line.kind in {"byline", "stamp"}:
        return "byline"
    return "furniture" if beyond and line.kind == "short" else "body"


def _end_of_body(lines: Sequence[Line], first: int) -> int:
    dated = _first_dated_teaser(lines, first)
    if dated is None:
        dated = _first_undated_teaser(lines, first)
    for i in range(first, len(lines)):
        if i == dated or (lines[i].kind in {"heading", "teaser"} and not _body_goes_on(lines, i)):
            return i
        if lines[i].kind == "furniture" and not _body_goes_on(lines, i):
            return i
    return len(lines)


def _body_goes_on(lines: Sequence[Line], position: int) -> bool:
    """After a menu or a link inside the body two sentences follow each other, with no date near."""
    after = lines[position + 1 : position + 4]
    return (
        len(after) >= 2
        and after[0].kind == after[1].kind == "prose"
        and not any(line.kind in {"stamp", "heading"} for line in after)
    )


def _first_dated_teaser(lines: Sequence[Line], first: int) -> int | None:
    """Find where teasers begin that no heading announces: title, summary and date below the article."""
    for i in range(first + 1, len(lines)):
        if lines[i].kind == "heading":
            return None
        if lines[i].kind == "stamp":
            begin = _teaser_above(lines, i, first)
            return _extend(lines, begin, first) if begin is not None else None
    return None


def _first_undated_teaser(lines: Sequence[Line], first: int) -> int | None:
    """Find teasers without heading and dates: pairs of title and sentence above the footer, set apart."""
    footer = next((i for i in range(first, len(lines)) if lines[i].kind in {"furniture", "heading"}), None)
    if footer is None or lines[footer].kind == "heading":
        return None
    begin = footer
    while begin - 2 > first and _is_undated_teaser(lines, begin - 2, first):
        begin -= 2
    return begin if begin < footer else None


def _is_undated_teaser(lines: Sequence[Line], title: int, first: int) -> bool:
    above, below = lines[title], lines[title + 1]
    if above.kind != "short" or below.kind != "prose" or not (above.after_blank and below.after_blank):
        return False
    return weight(above.text) >= TEASER_TITLE_WEIGHT and _is_set_apart(lines, title, first)


def _teaser_above(lines: Sequence[Line], stamp: int, first: int) -> int | None:
    above = stamp - 1
    if above > first + 1 and lines[above].kind == "prose" and lines[above - 1].kind == "short":
        return above - 1
    if above > first and lines[above].kind == "short":
        return above
    return None


def _extend(lines: Sequence[Line], begin: int, first: int) -> int:
    """Take in teasers without a date above the first dated one, where they are set as teasers are."""
    while begin - 2 > first:
        title, summary = lines[begin - 2], lines[begin - 1]
        same_set = (title.after_blank, summary.after_blank) == (
            lines[begin].after_blank,
            lines[begin + 1].after_blank,
        )
        if not (same_set and title.kind == "short" and summary.kind == "prose"):
            break
        if weight(title.text) < TEASER_TITLE_WEIGHT or not _is_set_apart(lines, begin - 2, first):
            break
        begin -= 2
    return begin


def _is_set_apart(lines: Sequence[Line], title: int, first: int) -> bool:
    """Teasers are spaced otherwise than the paragraphs of the article above them."""
    spaced = [
        lines[i].after_blank for i in range(first + 1, title) if lines[i].kind == lines[i - 1].kind == "prose"
    ]
    return bool(spaced) and lines[title + 1].after_blank != spaced[-1]


def _read_block(
    lines: Sequence[Line], start: int, layout: Layout, roles: list[Role | None], *, headed: bool
) -> int:
    """Read the lines up to the next heading or piece of furniture; give the line after them."""
    end = start
    while end < len(lines) and lines[end].kind not in {"furniture", "heading", "teaser"}:
        end += 1
    block = lines[start:end]
    dated = any(line.kind == "stamp" for line in block)
    if block and (headed or dated):
        stories = read_teasers([as_teaser(line) for line in block])
        layout.related += stories
        for i in range(start, end):
            roles[i] = "related"
    else:
        prose = sum(line.kind == "prose" for line in block)
        for i in range(start, end):
            roles[i] = _body_role(lines[i], beyond=False) if prose > 1 else "furniture"
    return end


# Captions, bylines, parts.


def _read_captions(
    lines: Sequence[Line], first: int, title: int | None, layout: Layout, roles: list[Role | None]
) -> None:
    key = _key(lines[title].text) if title is not None else None
    for i, line in enumerate(lines):
        if roles[i] == "related":
            continue
        if line.kind == "caption":
            roles[i] = "caption"
            if (
                i
                and lines[i - 1].kind == "short"
                and roles[i - 1] in {"body", "furniture"}
                and _is_credit(line)
            ):
                roles[i - 1] = "caption"
        elif i > first and key and _repeats(_key(line.text), key):
            roles[i] = "caption"
    for i, role in enumerate(roles):
        if role == "caption" and not (i and roles[i - 1] == "caption" and _is_credit(lines[i])):
            layout.pictures.append(Picture(caption=lines[i].text))


def _repeats(text: str, title: str) -> bool:
    """A title that comes again is a caption, with or without a credit behind it."""
    return text == title or (text.startswith(title) and len(title) >= 8 and len(text) <= len(title) + 25)


def _is_credit(line: Line) -> bool:
    return line.text.startswith(("(", "（", "[", "【"))


def _read_bylines(lines: Sequence[Line], roles: Sequence[Role | None], layout: Layout) -> None:
    for line, role in zip(lines, roles, strict=True):
        if role != "byline":
            continue
        if line.stamp:
            layout.stamped.append(line)
        for entry in byline_fields(line.text, line.stamp) if line.kind == "byline" else ():
            if entry.kind == "author" and entry.value:
                layout.authors.append(_without_stamp(entry.value))
            elif entry.kind == "source" and entry.value and layout.outlet is None:
                layout.outlet = _without_stamp(entry.value)


def _without_stamp(value: str) -> str:
    return re.sub(r"[\s,]*(?:19|20)\d\d\D.*$", "", value).strip(" ,|-–—") or value


def _parts(text: str, lines: Sequence[Line], roles: Sequence[Role | None], layout: Layout) -> list[Part]:
    parts: list[Part] = []
    for line, role in zip(lines, roles, strict=True):
        if role == "related" or role is None:
            continue
        start = line.start
        if role == "body" and layout.dateline is None and not any(part.role == "body" for part in parts):
            match = lexicon().dateline.match(line.text)
            if match:
                layout.dateline = match.group()
                parts.append(Part(role="dateline", start=start, end=start + match.end()))
                start += (
                    match.end() + len(line.text[match.end() :]) - len(line.text[match.end() :].lstrip(" :"))
                )
        if parts and parts[-1].role == role and role in {"body", "furniture"} and parts[-1].end + 2 >= start:
            parts[-1] = Part(role=role, start=parts[-1].start, end=line.end)
        elif start < line.end:
            parts.append(Part(role=role, start=start, end=line.end))
    parts += [Part(role="related", start=story.start, end=story.end) for story in layout.related]
    return _without_overlap(sorted(parts, key=lambda part: (part.start, part.end)), text)


def _without_overlap(parts: list[Part], text: str) -> list[Part]:
    """Cut furniture lines that hold related stories ("Related: one | another") round the stories."""
    kept: list[Part] = []
    for part in parts:
        if kept and part.start < kept[-1].end:
            outer = kept.pop()
            pieces = [(outer.role, outer.start, part.start), (part.role, part.start, part.end)]
            pieces.append((outer.role, part.end, outer.end))
            kept += [piece for role, start, end in pieces if (piece := _trimmed(text, role, start, end))]
        else:
            kept.append(part)
    return kept


def _trimmed(text: str, role: Role, start: int, end: int) -> Part | None:
    """Make a part of what is left of a line, without the blanks and separators round it."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" |｜"))
    end -= len(piece) - len(piece.rstrip(" |｜"))
    return Part(role=role, start=start, end=end) if start < end else None


def _key(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
