"""Which blocks of a page are the article: those that trafilatura takes, found again in the source."""

from __future__ import annotations

import logging
import re
from collections import Counter

from cityties.articles.html.blocks import Block
from cityties.articles.html.within import BESIDE, Within

MAX_PARSED = 1_500_000
"""Characters of source up to which the tree is built and scored.  Flat pages take quadratic time there (5.6
MB took 132 s); longer pages are read by their blocks alone."""

SHOWN_SHARE = 0.5
"""Where less of what trafilatura took stands in blocks that are shown, those that are hidden are searched
too."""

SHORT_KEY = 24
"""A block with fewer letters must be a line of its own in what trafilatura took: "Share" is found
anywhere."""

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    "|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|[xX]0*(?:[0-8bcBC]|[01][0-9a-fA-F]))(?![0-9a-fA-F]);?"
)
_LETTERS = re.compile(r"\W+")


def body_blocks(source: str, blocks: list[Block]) -> list[int]:
    """Give the numbers of the blocks that make the body, in order."""
    taken = _extracted(source) if len(source) <= MAX_PARSED else ""
    found = _found_again(taken, blocks, hidden=False) if taken else []
    if taken and _share(found, blocks, taken) < SHOWN_SHARE:
        found = _found_again(taken, blocks, hidden=True)  # a script shows the article once it has loaded
    return found or _by_paragraphs(blocks)


def _share(found: list[int], blocks: list[Block], taken: str) -> float:
    return sum(len(key(blocks[number].text)) for number in found) / max(1, len(key(taken)))


def _extracted(source: str) -> str:
    """Let trafilatura choose; it gives nothing where it finds no article."""
    import trafilatura  # noqa: PLC0415 - takes half a second; saved text does without it
    from trafilatura.settings import Extractor  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports every page without an article
    options = Extractor(output_format="txt", comments=False, tables=True, dedup=False)
    return trafilatura.extract(without_controls(source), options=options) or ""


def without_controls(source: str) -> str:
    """Blank out what XML forbids, also as references: libraries that move nodes of a tree fail on it."""
    return _CONTROLS.sub(" ", source)


def _found_again(taken: str, blocks: list[Block], *, hidden: bool) -> list[int]:
    lines = Counter(key(line) for line in taken.split("\n"))
    whole = key(taken)
    found = []
    for number, block in enumerate(blocks):
        if block.tag == "title" or (block.within & Within.HIDDEN and not hidden):
            continue
        letters = key(block.text)
        if not letters:
            continue
        if lines[letters] > 0:
            lines[letters] -= 1
            found.append(number)
        elif len(letters) >= SHORT_KEY and letters in whole:
            found.append(number)
    return found if hidden else _without_strays(found, blocks)


def _without_strays(found: list[int], blocks: list[Block]) -> list[int]:
    """Drop blocks whose words stand in the article by chance, such as a teaser of the article itself."""
    return [
        number for number in found if not (blocks[number].within & BESIDE and blocks[number].link_share > 0.5)
    ]


def _by_paragraphs(blocks: list[Block]) -> list[int]:
    """Take the blocks of sentences outside menus, footers and comments."""
    return [
        number
        for number, block in enumerate(blocks)
        if block.tag != "title"
        and not block.within & (BESIDE | Within.RELATED)
        and block.link_share < 0.5
        and (block.tag == "p" or len(block.text) >= 80)
    ]


def key(text: str) -> str:
    """Reduce a text to its letters and digits, to find it again however it is spaced."""
    return _LETTERS.sub("", text).casefold()
