"""Blocks: the paragraphs, headings, captions and list items of a page, in the order of its source."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from cityties.articles.html.tokens import RAW_TEXT, Token, tokens
from cityties.articles.html.within import Within, within_of
from cityties.text import NormalisedText, join_runs, normalise

MAX_DEPTH = 200
"""Elements nested deeper are read as if they lay at this depth; browsers stop at 512, pages at about 60."""

MAX_BLOCKS = 20_000
"""More blocks than any article has with its comments; the rest of an endless page is left unread."""

_BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "head",
        "option",
        "button",
        "label",
        "noscript",
        "caption",
    ]
)
_VOID_TAGS = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "param",
    ]
)
_CLOSED_BY_THEMSELVES = {
    "p": {"p"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr"},
    "td": {"td", "th"},
}
_CLOSES_P = frozenset(
    [
        "div",
        "p",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "aside",
        "figure",
        "blockquote",
        "form",
        "header",
        "footer",
    ]
)

_ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_BLANKS = str.maketrans("\n\r\t\x0b\x0c", "     ")


@dataclass(slots=True)
class Block:
    """A piece of text between two boundaries of blocks.

    ``runs`` are its characters with their offsets in the source; ``parents`` numbers the elements round it,
    the outermost first.
    """

    tag: str
    within: int
    parents: tuple[int, ...]
    runs: list[tuple[str, int, int]] = field(default_factory=list)
    linked: int = 0
    href: str | None = None
    stamp: str | None = None
    text: str = ""

    @property
    def link_share(self) -> float:
        """The share of the block's characters that are links."""
        return self.linked / max(1, sum(len(run[0]) for run in self.runs))


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with the number of the block before which it stands."""

    src: str | None
    alt: str | None
    before: int
    within: int
    parents: tuple[int, ...]


@dataclass(slots=True)
class Document:
    """All of a page: blocks, pictures, and the head's own statements."""

    blocks: list[Block] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    metas: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    language: str | None = None


def read_document(source: str) -> Document:
    """Read the blocks of an HTML source."""
    reader = _Reader(source)
    for token in tokens(source):
        reader.take(token)
        if len(reader.document.blocks) >= MAX_BLOCKS:
            break
    reader.flush()
    return reader.document


class _Reader:
    """Keeps the open elements while the tokens go by."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.document = Document()
        self.open: list[tuple[str, int, int]] = [("", Within.NOTHING, 0)]
        self.count = 0
        self.link: str | None = None
        self.in_link = False
        self.block: Block | None = None

    def take(self, token: Token) -> None:
        if not token.name:
            self._text(token.start, token.end)
        elif token.name in RAW_TEXT:
            if token.name == "script" and "ld+json" in token.attributes:
                self.document.json_ld.append(token.content)
        elif token.closes:
            self._close(token.name)
        else:
            self._start(token)

    def _start(self, token: Token) -> None:
        name = token.name
        if name in {"meta", "link", "img", "html"}:
            self._note(token)
        if name in _BLOCK_TAGS:
            self.flush()
        if name in _VOID_TAGS:
            return
        if name in _CLOSED_BY_THEMSELVES and self.open[-1][0] in _CLOSED_BY_THEMSELVES[name]:
            self._close(self.open[-1][0])
        elif name in _CLOSES_P and self.open[-1][0] == "p":
            self._close("p")
        if name == "a":
            self.in_link, self.link = True, token.attribute("href")
        if name == "time" and self.block is not None:
            self.block.stamp = self.block.stamp or token.attribute("datetime")
        if len(self.open) < MAX_DEPTH:
            self.count += 1
            self.open.append((name, self.open[-1][1] | within_of(token.name, token.attributes), self.count))
        if name == "time" and self.block is None:
            self._new_block().stamp = token.attribute("datetime")

    def _note(self, token: Token) -> None:
        attributes = token.all_attributes()
        if token.name == "meta":
            self.document.metas.append(attributes)
        elif token.name == "link":
            self.document.links.append(attributes)
        elif token.name == "html":
            self.document.language = attributes.get("lang") or attributes.get("xml:lang")
        else:
            src = attributes.get("data-src") or attributes.get("data-original") or attributes.get("src")
            self.document.images.append(
                Image(
                    src,
                    attributes.get("alt") or None,
                    len(self.document.blocks) + bool(self.block and self.block.runs),
                    self.open[-1][1],
                    self._parents(),
                )
            )

    def _close(self, name: str) -> None:
        if name == "a":
            self.in_link, self.link = False, None
        if name in _BLOCK_TAGS:
            self.flush()
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth][0] == name:
                del self.open[depth:]
                return
            if self.open[depth][0] in {"table", "body"}:
                return  # a stray end tag does not close what lies outside a table

    def _text(self, start: int, end: int) -> None:
        if self.block is None and self.source[start:end].isspace():
            return
        block = self.block or self._new_block()
        done = start
        for entity in _ENTITY.finditer(self.source, start, end):
            if entity.start() > done:
                block.runs.append(
                    (self.source[done : entity.start()].translate(_BLANKS), done, entity.start())
                )
            block.runs.append((html.unescape(entity.group()), entity.start(), entity.end()))
            done = entity.end()
        if end > done:
            block.runs.append((self.source[done:end].translate(_BLANKS), done, end))
        if self.in_link:
            block.linked += end - start
            block.href = block.href or self.link

    def _new_block(self) -> Block:
        tag = next((name for name, _, _ in reversed(self.open) if name in _BLOCK_TAGS), "")
        self.block = Block(tag=tag, within=self.open[-1][1], parents=self._parents())
        return self.block

    def _parents(self) -> tuple[int, ...]:
        return tuple(number for _, _, number in self.open)

    def flush(self) -> None:
        """End the block that is being read."""
        block, self.block = self.block, None
        if block is not None:
            block.text = normalise("".join(run[0] for run in block.runs)).text
            if block.text:
                self.document.blocks.append(block)


def join_blocks(blocks: list[Block]) -> NormalisedText:
    """Make one text of blocks, an empty line between them, mapped to the source."""
    runs: list[tuple[str, int, int]] = []
    for block in blocks:
        if runs:
            runs.append(("\n\n", runs[-1][2], runs[-1][2]))
        runs += block.runs
    raw = join_runs(runs)
    return raw.then(normalise(raw.text))
