"""The tags and texts of an HTML source in order, each with its offsets.

Parsers that build a tree lose the offsets, so the source is walked here.  The walk is tolerant as browsers
are, and linear: every search is bounded, whatever the page does with quotes and comments.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

MAX_QUOTED = 8192
"""Characters in which quotes must close that hold a ">"; else they were forgotten, and the tag ends there."""

RAW_TEXT = frozenset({"script", "style", "template", "svg", "iframe", "select", "textarea", "object", "math"})
"""Elements whose content is no text of the page."""

_TEXT = re.compile(r"(?:[^<]+|<(?![a-zA-Z/!?]))+")
# A tag without a ">" in its attributes; possessive, so that it fails as fast as it matches.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]{0,40}+)([^>"']*+(?:"[^">]{0,2000}+"[^>"']*+|'[^'>]{0,2000}+'[^>"']*+){0,40}+)>"""
)
_NAME = re.compile(r"/?[a-zA-Z][^\s/>]{0,40}")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?""")


class Token(NamedTuple):
    """A start tag, an end tag or a text: ``name`` is empty for texts, ``content`` holds scripts' source."""

    name: str
    start: int
    end: int
    closes: bool = False
    attributes: str = ""
    content: str = ""

    def attribute(self, wanted: str) -> str | None:
        """Give the value of one attribute, unescaped."""
        return self.all_attributes().get(wanted)

    def all_attributes(self) -> dict[str, str]:
        """Give all attributes, unescaped."""
        return read_attributes(self.attributes)


def read_attributes(written: str) -> dict[str, str]:
    """Read attributes as a tag has them; the first of equal names counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def tokens(source: str) -> Iterator[Token]:
    """Walk through a source."""
    position, length = 0, len(source)
    last_tag = source.rfind(">")
    while position < length:
        text = _TEXT.match(source, position)
        if text:
            yield Token("", position, text.end())
            position = text.end()
            continue
        token, position = _markup(source, position, last_tag)
        if token is None:
            continue
        if token.name in RAW_TEXT and not token.closes and not token.attributes.endswith("/"):
            stop = _end_of_raw(source, token.name, position)
            token = Token(
                token.name, token.start, stop, attributes=token.attributes, content=source[position:stop]
            )
            position = stop
        yield token


def _markup(source: str, bracket: int, last_tag: int) -> tuple[Token | None, int]:
    """Read what begins at a "<"; give the token (none for comments and torn tags) and where to go on."""
    tag = _TAG.match(source, bracket)
    if tag:
        slash, name, attributes = tag.groups()
        return Token(name.lower(), bracket, tag.end(), bool(slash), attributes), tag.end()
    if source.startswith("<!--", bracket):
        end = source.find("-->", bracket + 4)
        return None, (end + 3 if end >= 0 else len(source))
    if bracket > last_tag:  # a tag that the end of the page cut off
        following = source.find("<", bracket + 1)
        return None, (following if following >= 0 else len(source))
    begun = _NAME.match(source, bracket + 1)
    if not begun:
        return None, source.find(">", bracket) + 1
    end = _end_of_tag(source, begun.end())
    slashed = begun.group()
    name = slashed.lstrip("/").lower()
    return Token(name, bracket, end + 1, slashed[0] == "/", source[begun.end() : end]), end + 1


def _end_of_tag(source: str, start: int) -> int:
    """Find the ">" that ends a tag, past one that stands in quotes not far from their end."""
    end = source.find(">", start)
    for quote in "\"'":
        if source.count("=" + quote, start, end) and source.count(quote, start, end) % 2:
            closing = source.find(quote, end, end + MAX_QUOTED)
            further = source.find(">", closing, closing + MAX_QUOTED) if closing >= 0 else -1
            return further if further >= 0 else end
    return end


def _end_of_raw(source: str, name: str, start: int) -> int:
    """Find the end tag of an element without text; without one it reaches to the end of the page."""
    closing = re.compile(rf"</{name}[\s>/]", re.IGNORECASE).search(source, start)
    return closing.start() if closing else len(source)
