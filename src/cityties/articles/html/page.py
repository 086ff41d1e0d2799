"""An HTML page as a layout: which blocks are title, byline, body, captions and related stories."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from cityties.articles.fields import byline_fields, named_authors
from cityties.articles.html.blocks import Block, Document, join_blocks, read_document
from cityties.articles.html.body import body_blocks, key
from cityties.articles.html.metadata import Metadata, read_metadata
from cityties.articles.html.related import related_blocks
from cityties.articles.html.within import BESIDE, Within
from cityties.articles.lexicon import lexicon
from cityties.articles.lines import Line, line_kind
from cityties.articles.saved import Layout
from cityties.articles.teasers import read_linked_teasers
from cityties.records import Part, Picture, Role
from cityties.text import NormalisedText

MAX_BYLINE = 160
"""Blocks with authors and dates are shorter."""

_NOT_A_NAME = re.compile(r"\s*[|@•·(/\n]|\s[-–—]\s|\d")

MAX_CAPTION = 600
"""Captions are shorter; what is longer under a picture is the article."""


@dataclass(slots=True)
class Markup:
    """What an HTML page gave: its layout, its text with the way back to the source, what its head states."""

    layout: Layout
    text: NormalisedText
    metadata: Metadata
    times: list[str] = field(default_factory=list)
    language: str | None = None


def read_markup(source: str, address: str | None) -> Markup:
    """Read an HTML source.

    1. blocks and head statements, 2. the body, 3. the title, 4. related stories, 5. captions, 6. bylines.
    """
    document = read_document(source)
    blocks = document.blocks
    metadata = read_metadata(document)
    roles: dict[int, Role] = {}
    body = body_blocks(source, blocks)
    related = related_blocks(blocks, body)
    roles.update(dict.fromkeys((number for number in body if number not in related), "body"))
    title = _find_title(blocks, metadata, body)
    if title is not None:
        roles[title] = "title"
    _mark_captions(document, roles, related)
    _mark_bylines(blocks, roles, title, related)
    roles.update(dict.fromkeys(related, "related"))
    layout, text = _laid_out(blocks, roles, address)
    layout.title = _title(blocks, title, metadata)
    layout.pictures = _pictures(document, roles, address)
    named = [name for value in metadata.authors for name in split_authors(value)]
    layout.authors = named or layout.authors or _authors_beside(blocks, title, body, related)
    layout.outlet = metadata.outlet or layout.outlet
    times = _times_beside(blocks, title, body, related)
    return Markup(layout, text, metadata, times, document.language)


def _find_title(blocks: list[Block], metadata: Metadata, body: list[int]) -> int | None:
    """The title is the heading above the body that the head names too; else the first h1; else <title>."""
    until = body[len(body) // 2] + 1 if body else len(blocks)
    named = [key(title) for title in metadata.titles]
    named += [key(block.text) for block in blocks if block.tag == "title"][:1]
    headings = [i for i, b in enumerate(blocks) if b.tag in {"h1", "h2", "h3"} and not b.within & BESIDE]
    for i in headings:
        letters = key(blocks[i].text)
        if (
            i <= until
            and len(letters) > 3
            and any(letters in name or name in letters for name in named if name)
        ):
            return i
    first = next((i for i in headings if blocks[i].tag == "h1" and i <= until), None)
    if first is not None:
        return first
    for i, block in enumerate(blocks[:until]):
        if block.tag != "title" and len(key(block.text)) > 5 and key(block.text) in named:
            return i
    return next((i for i, block in enumerate(blocks) if block.tag == "title"), None)


def _beside(blocks: list[Block], title: int | None, body: list[int], related: set[int]) -> list[Block]:
    """Give the short blocks above the body, as `_above` does, and the three that follow it."""
    below = range(body[-1], min(len(blocks), body[-1] + 3)) if body else ()
    return _above(blocks, title, body, related) + _short(blocks, below, title, related)


def _above(blocks: list[Block], title: int | None, body: list[int], related: set[int]) -> list[Block]:
    """Give the short blocks between the title and the first paragraphs, and right above them."""
    first = body[0] if body else len(blocks)
    begin = max(0, min(first, title if title is not None and blocks[title].tag != "title" else first) - 4)
    return _short(blocks, range(begin, min(len(blocks), first + 4)), title, related)


def _short(blocks: list[Block], numbers: Iterable[int], title: int | None, related: set[int]) -> list[Block]:
    beside = (blocks[n] for n in numbers if n not in related and n != title)
    return [b for b in beside if len(b.text) <= MAX_BYLINE and not b.within & BESIDE and b.tag != "title"]


def _authors_beside(blocks: list[Block], title: int | None, body: list[int], related: set[int]) -> list[str]:
    """Find the authors by their element's name, or by the wording of the block."""
    beside = _beside(blocks, title, body, related)
    for block in beside:
        names = named_authors(block.text)
        if names:
            return split_authors(names)
    for block in beside:
        if block.within & Within.BYLINE:
            return split_authors(_NOT_A_NAME.split(block.text)[0])
    return []


def _times_beside(blocks: list[Block], title: int | None, body: list[int], related: set[int]) -> list[str]:
    """Give the dates beside the article, those of time elements and elements named so first."""
    beside = _above(blocks, title, body, related)  # below stand the dates of other stories, unless labelled
    marked = [block.stamp or block.text for block in beside if block.stamp or block.within & Within.DATE]
    below = range(body[-1], min(len(blocks), body[-1] + 3)) if body else ()
    labelled = [block.text for block in _short(blocks, below, title, related) if _says_published(block.text)]
    return marked + [block.text for block in beside] + labelled


def _says_published(text: str) -> bool:
    return any(entry.kind in {"published", "updated"} for entry in byline_fields(text, None))


def _title(blocks: list[Block], title: int | None, metadata: Metadata) -> str | None:
    if title is None:
        return metadata.titles[0] if metadata.titles else None
    if blocks[title].tag == "title" and metadata.titles:
        return metadata.titles[0]
    return blocks[title].text


def _mark_captions(document: Document, roles: dict[int, Role], related: set[int]) -> None:
    for number, block in enumerate(document.blocks):
        if (
            number in related
            or block.within & BESIDE
            or len(block.text) > MAX_CAPTION
            or block.tag == "title"
        ):
            continue
        marked = block.within & (Within.CAPTION | Within.FIGURE) and _near(number, roles)
        if marked or (roles.get(number) == "body" and lexicon().caption.fullmatch(block.text)):
            roles[number] = "caption"


def _near(number: int, roles: dict[int, Role]) -> bool:
    """Captions stand at most eight blocks from title or body: a credit and a byline come between."""
    return any(roles.get(number + step) in {"title", "body", "caption"} for step in range(-8, 9))


def _mark_bylines(blocks: list[Block], roles: dict[int, Role], title: int | None, related: set[int]) -> None:
    body = [number for number, role in roles.items() if role == "body"]
    first = min(body, default=0)
    for number in range(max(0, first - 12), min(len(blocks), first + 3)):
        block = blocks[number]
        if number in related or roles.get(number) == "title" or (title is not None and number < title):
            continue
        if block.within & BESIDE or block.tag == "title":
            continue
        if line_kind(block.text)[0] in {"byline", "stamp"}:
            roles[number] = "byline"


def _laid_out(
    blocks: list[Block], roles: dict[int, Role], address: str | None
) -> tuple[Layout, NormalisedText]:
    layout = Layout()
    order = [number for number in sorted(roles) if blocks[number].text]
    text = join_blocks([blocks[number] for number in order])
    offset = 0
    teasers: list[list[tuple[Line, str | None, float]]] = [[]]
    for number in order:
        block, role = blocks[number], roles[number]
        end = offset + len(block.text)
        kind, stamp = line_kind(block.text)
        line = Line(block.text, offset, end, after_blank=True, kind=kind, stamp=stamp)
        if role == "related":
            link = _absolute(address, block.href) if block.href else None
            teasers[-1].append((line, link, block.link_share))
        elif teasers[-1]:
            teasers.append([])  # stories do not reach across another part
        if role == "body":
            _add_body(line, block, layout)
        elif role != "related":
            layout.parts.append(Part(role=role, start=offset, end=end))
        if role == "byline":
            _add_byline(line, layout)
        offset = end + 2
    layout.related = [story for run in teasers for story in read_linked_teasers(run)]
    layout.parts += [Part(role="related", start=story.start, end=story.end) for story in layout.related]
    layout.parts.sort(key=lambda part: part.start)
    return layout, text


def _add_body(line: Line, block: Block, layout: Layout) -> None:
    start = line.start
    if line.kind in {"furniture", "heading", "teaser"} and block.link_share > 0.2:
        layout.parts.append(Part(role="furniture", start=start, end=line.end))
        return
    if not any(part.role == "body" for part in layout.parts):
        match = lexicon().dateline.match(line.text)
        if match and match.end() < len(line.text):
            layout.dateline = match.group()
            layout.parts.append(Part(role="dateline", start=start, end=start + match.end()))
            start += match.end() + len(line.text[match.end() :]) - len(line.text[match.end() :].lstrip(" :"))
    last = layout.parts[-1] if layout.parts else None
    if last and last.role == "body" and last.end + 2 == start:
        layout.parts[-1] = Part(role="body", start=last.start, end=line.end)
    else:
        layout.parts.append(Part(role="body", start=start, end=line.end))


def _add_byline(line: Line, layout: Layout) -> None:
    if line.stamp:
        layout.stamped.append(line)
    for entry in byline_fields(line.text, line.stamp):
        if entry.kind == "author" and entry.value:
            layout.authors += split_authors(entry.value)
        elif entry.kind == "source" and entry.value and layout.outlet is None:
            layout.outlet = entry.value


def split_authors(value: str) -> list[str]:
    """Split "By Ann Lee and Bo Chen" into names."""
    value = value.removeprefix("By ").removeprefix("by ").strip()
    for separator in (";", " and ", " & ", "、", "，", "|"):
        value = value.replace(separator, ",")
    return [name.strip() for name in value.split(",") if name.strip()]


def _pictures(document: Document, roles: dict[int, Role], address: str | None) -> list[Picture]:
    """Pair pictures near the article with the caption that follows them, or stands in the same figure."""
    captions = {number for number, role in roles.items() if role == "caption"}
    pictures: list[Picture] = []
    for image in document.images:
        if image.within & BESIDE or not image.src or image.src.startswith("data:"):
            continue
        own = next((n for n in range(image.before, image.before + 3) if n in captions), None)
        if own is None and not _beside_body(image.before, roles):
            continue
        captions.discard(own if own is not None else -1)
        caption = document.blocks[own].text if own is not None else None
        pictures.append(Picture(src=_absolute(address, image.src), alt=image.alt, caption=caption))
    left = [Picture(caption=document.blocks[number].text) for number in sorted(captions)]
    return pictures + left


def _absolute(address: str | None, link: str) -> str | None:
    """Complete a link with the page's address; a link that is no address leads nowhere."""
    try:
        return urljoin(address or "", link)
    except ValueError:  # such as "http://["
        return None


def _beside_body(number: int, roles: dict[int, Role]) -> bool:
    return any(roles.get(number + step) in {"title", "body", "byline"} for step in (-1, 0, 1))
