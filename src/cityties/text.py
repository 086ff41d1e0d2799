r"""One normal form of text, and the way back from it to the characters of the page.

Every span of a reading counts characters of normalised text; `NormalisedText.to_source` tells where on the
page such a span stands.  The normal form:

- Unicode NFC;
- lines end in ``\n``; two in a row are an empty line, and there are never more than two;
- a run of spaces of any width is one space, and there are none at the ends of lines;
- control characters, byte-order marks, soft hyphens, zero-width spaces and marks of direction are gone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
SPACES = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Zero-width joiners are letters' own in Persian, Indic scripts and emoji; between other letters they are
# noise.
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff"
)
_JOINER = r"(?<![\u0600-\u08ff\u0900-\u0dff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
_BLANK = rf"(?:[{SPACES}{LINE_ENDS}{INVISIBLE}]|{_JOINER})"
_ANY_BLANK = rf"{SPACES}{LINE_ENDS}{INVISIBLE}\u200c\u200d"
# One plain space between two words is left alone; looking at the first character makes the search fast.
_IRREGULAR_BLANK = re.compile(rf"(?=[{_ANY_BLANK}])(?!(?<=[^{_ANY_BLANK}]) [^{_ANY_BLANK}])(?:{_BLANK})+")
_IS_LINE_END = re.compile(rf"\r\n|[{LINE_ENDS}]")
_IS_SPACE = re.compile(rf"[{SPACES}]")
# Characters that begin a new unit of composition whatever stands before them, and are in NFC by themselves.
_STABLE = "\x00-\u02ff\u2010-\u2027\u3001-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d"
_UNSTABLE = re.compile(rf"[{_STABLE}]?[^{_STABLE}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A normalised text with its mapping to the source, as runs of equal or replaced characters.

    ``starts[i]`` is where run ``i`` begins in ``text`` and ``origins[i]`` where it begins in the source;
    ``ends[i]`` is where it ends in the source.  Runs that are as long here as there map one to one.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    ends: tuple[int, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the source that ``text[start:end]`` was made from; an empty span stays empty.

        Raises:
            ValueError: the span does not lie in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside the text of {len(self.text)} characters")
        if not self.starts:
            return 0, 0
        first = self._run(min(start, len(self.text) - 1))
        begin = self._origin(first, start)
        if start == end:
            return begin, begin
        last = self._run(end - 1)
        return begin, self._origin(last, end)

    def then(self, other: NormalisedText) -> NormalisedText:
        """Chain two mappings: ``other`` was made from this text."""
        return join_runs(
            piece
            for run in range(len(other.starts))
            for piece in self._pieces(other.characters_of(run), other.origins[run], other.ends[run])
        )

    def characters_of(self, run: int) -> str:
        """Give the characters of one run."""
        stop = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[run] : stop]

    def _pieces(self, characters: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Cut what was made of ``text[start:end]`` where the runs of this text end."""
        if len(characters) != end - start:
            yield characters, *self.to_source(start, end)
            return
        at = start
        while at < end:
            run = self._run(at)
            stop = min(end, self.starts[run + 1] if run + 1 < len(self.starts) else end)
            yield characters[at - start : stop - start], *self.to_source(at, stop)
            at = stop

    def _run(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _origin(self, run: int, offset: int) -> int:
        start, origin, end = self.starts[run], self.origins[run], self.ends[run]
        stop = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        if stop - start == end - origin:
            return origin + offset - start
        return origin if offset == start else end


def normalise(source: str) -> NormalisedText:
    r"""Normalise ``source`` and keep the way back.

    >>> normalise("Kofu\u3000 City \r\n\r\n\r\nJapan").text
    'Kofu City\n\nJapan'
    """
    first = join_runs(_runs(source))
    if unicodedata.is_normalized("NFC", first.text):
        return first
    # An invisible character stood between a letter and its accent.
    return first.then(join_runs(_runs(first.text)))


def join_runs(runs: Iterable[tuple[str, int, int]]) -> NormalisedText:
    """Make a text of ``(characters, source start, source end)`` runs in order; empty runs are skipped."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    ends: list[int] = []
    length = 0
    for characters, origin, end in runs:
        if not characters:
            continue
        as_long = len(characters) == end - origin
        if as_long and ends and ends[-1] == origin and length - starts[-1] == origin - origins[-1]:
            ends[-1] = end  # goes on where the run before stopped, one to one
        else:
            starts.append(length)
            origins.append(origin)
            ends.append(end)
        pieces.append(characters)
        length += len(characters)
    return NormalisedText("".join(pieces), tuple(starts), tuple(origins), tuple(ends))


def _runs(source: str) -> Iterator[tuple[str, int, int]]:
    source = _SURROGATE.sub("\ufffd", source)
    composed = unicodedata.is_normalized("NFC", source)
    done = 0
    begun = False
    for blank in _IRREGULAR_BLANK.finditer(source):
        start, end = blank.span()
        if start > done:
            yield from _composed_runs(source, done, start, composed=composed)
            begun = True
        if begun and end < len(source):
            yield _blank(blank.group()), start, end
        done = end
    if done < len(source):
        yield from _composed_runs(source, done, len(source), composed=composed)


def _blank(characters: str) -> str:
    """What a run of blank characters becomes: nothing, a space, a line end or an empty line."""
    lines = len(_IS_LINE_END.findall(characters))
    if lines:
        return "\n" * min(lines, 2)
    return " " if _IS_SPACE.search(characters) else ""


def _composed_runs(source: str, start: int, end: int, *, composed: bool) -> Iterator[tuple[str, int, int]]:
    if composed:
        yield source[start:end], start, end
        return
    done = start
    for unit in _UNSTABLE.finditer(source, start, end):
        characters = unicodedata.normalize("NFC", unit.group())
        if characters != unit.group():
            if unit.start() > done:
                yield source[done : unit.start()], done, unit.start()
            yield characters, unit.start(), unit.end()
            done = unit.end()
    if done < end:
        yield source[done:end], done, end
