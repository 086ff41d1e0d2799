"""What a reader of a page meets that is in no language of theirs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "image", "img", "input", "link", "meta", "source", "wbr"}
UNSEEN = {"script", "style", "template", "code"}
SPOKEN = set(
    "alt aria-label content data-close data-done data-label data-machine data-more data-suggest-label"
    " data-zoom data-zoom-in data-zoom-out placeholder title".split()
)
ADDRESS = re.compile(r"\S+://\S+|/s/\S+|mailto:\S+|\S+@\S+")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
SAME = set(
    "AA API Atom BY CC CSV CityTies Cookie Earth Enter Esc Feed GeoJSON GeoNames JSON JavaScript Kofu Natural"
    " OpenAPI QR Tab WCAG WeChat htmldate iCalendar".split()
)
"""Names that stay as they are."""


class Reader(HTMLParser):
    """Collects the words of a page that its reader sees or hears, without those in another language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.heard = language, []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attributes):
        """Note attributes that are read, and what begins here in another language."""
        given = dict(attributes)
        own = given.get("lang", self.language) == self.language and tag not in UNSEEN
        quiet = not own or any(quiet for _tag, quiet in self._open)
        if not quiet:
            spoken = {name: text for name, text in given.items() if name in SPOKEN and text}
            if tag == "meta" and not re.match(r"og:(title|description|image:alt)|desc", _name(given)):
                spoken = {}
            if tag == "link":
                spoken = {}
            self.heard += spoken.values()
        if tag not in VOID:
            self._open.append((tag, quiet))

    def handle_endtag(self, tag):
        """Leave an element, and those in it that end by themselves."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        """Note a text."""
        if not any(quiet for _tag, quiet in self._open) and data.strip():
            self.heard.append(data.strip())


def _name(given) -> str:
    return given.get("property") or given.get("name") or ""


def untranslated(html: str, language: str, quoted: set[str] = frozenset()) -> set[str]:
    """Texts of a page with Latin words in them that are no names; ``quoted`` are titles and the like."""
    reader = Reader(language)
    reader.feed(html)
    found = set()
    for text in reader.heard:
        left = ADDRESS.sub("", text)
        for words in sorted(quoted, key=len, reverse=True):
            left = left.replace(words, "")
        if any(word not in SAME for word in LATIN.findall(left)):
            found.add(text)
    return found
