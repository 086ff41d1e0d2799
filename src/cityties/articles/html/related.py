"""Related stories in markup: under a heading that says so, or in an element named so."""

from __future__ import annotations

from cityties.articles.html.blocks import Block
from cityties.articles.html.within import BESIDE, Within
from cityties.articles.lexicon import lexicon
from cityties.articles.lines import line_kind

MAX_HEADING = 60
"""Headings of related stories are shorter."""

MAX_HEADINGS = 20
"""Headings of related stories that are looked at; pages have up to five."""

TITLE_LINK = 0.6
"""A block that is a link to this share is the title of another story."""

MAX_STORIES = 60
"""Blocks under one heading; longer lists are an index of the site."""


def related_blocks(blocks: list[Block], body: list[int]) -> set[int]:
    """Give the numbers of the blocks that tell of other stories.

    A block belongs to them under a heading of the lexicon, up to the end of the element that holds both, or
    in an element whose class says "related", unless that element holds most of the body.
    """
    found: set[int] = set()
    inside_body = set(body)
    heading = lexicon().related_heading
    headings = [
        n
        for n, block in enumerate(blocks)
        if len(block.text) <= MAX_HEADING and heading.fullmatch(block.text)
    ]
    for number in headings[:MAX_HEADINGS]:
        found |= _under_heading(blocks, number, inside_body)
    found |= _dated_links(blocks, body)
    named = [
        n for n, block in enumerate(blocks) if block.within & Within.RELATED and not block.within & BESIDE
    ]
    if sum(n in inside_body for n in named) <= len(body) // 3:
        found |= {n for n in named if not heading.fullmatch(blocks[n].text)}
    return {n for n in found if blocks[n].tag != "title"}


def _dated_links(blocks: list[Block], body: list[int]) -> set[int]:
    """Take teasers that no heading announces: below the first paragraphs a linked title, and soon a date.

    A date alone between two such links is a teaser's as well, and so is what stands between them.
    """
    found: set[int] = set()
    begun = body[min(2, len(body) - 1)] if body else 0  # a linked author and a date stand above
    for number in range(begun + 1, len(blocks)):
        block = blocks[number]
        if block.within & BESIDE or len(block.text) > MAX_HEADING or line_kind(block.text)[0] != "stamp":
            continue
        above = range(number - 1, max(number - 4, begun), -1)
        title = next((n for n in above if blocks[n].href and blocks[n].link_share > TITLE_LINK), None)
        if title is not None:
            found |= set(range(title, number + 1))
    return found


def _under_heading(blocks: list[Block], heading: int, body: set[int]) -> set[int]:
    """Take what follows in the nearest element that also holds a link after the heading."""
    after = range(heading + 1, min(len(blocks), heading + 1 + MAX_STORIES))
    first_link = next((n for n in after if blocks[n].href), None)
    if first_link is None or first_link > heading + 3:
        return set()
    parents = blocks[heading].parents
    shared = next(
        depth for depth in range(min(len(parents), len(blocks[first_link].parents)), 0, -1)
        if parents[:depth] == blocks[first_link].parents[:depth]
    )  # fmt: skip
    region: set[int] = set()
    for n in after:
        block = blocks[n]
        if block.parents[:shared] != parents[:shared] or (block.tag in {"h1", "h2"} and not block.href):
            break
        if n in body and not block.href and len(block.text) > 200:
            break  # the article goes on
        region.add(n)
    return region
