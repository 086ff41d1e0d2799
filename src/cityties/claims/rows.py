"""A sentence as a row of typed tokens: places, times, numbers, marks and words, with the cues among them.

Once a text is a row of typed tokens, one pattern covers many wordings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from msgspec import Struct

from cityties.claims.lexicon import HYPHENS, Lexicon, Match, find_cues
from cityties.claims.sentences import Sentence
from cityties.dates import Time
from cityties.records import Mention

Known = TypeVar("Known")
TokenKind = Literal["place", "adjective", "name", "time", "number", "mark", "word"]

BEFORE_NOUNS = frozenset(
    "a an the this his her its their our official first second annual return another every one no".split()
)
_TOKEN = re.compile(r"(?i:co[-‐‑](?=operat|ordinat))?[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*|[^\w\s]|_+")
_HYPHENED = re.compile("^co[-‐‑]")  # "co-operation", which cues write in one word
_POSSESSIVE = re.compile(r"['’]s?$")
_SPOKEN_OF = {"anniversary": "<anniversary>", "duration": "<duration>"}
"""How the cue file writes a time whose kind alone counts: "three days in Kofu" has "<duration> in"."""


class Token(Struct, frozen=True, eq=False):
    """One element of a row; two are the same only if they are one and the same.

    A ``name`` is one that was not linked to a place.  ``lower`` is its text in small letters, "'s" is a
    token of its own.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    lower: str
    mention: Mention | None = None
    time: Time | None = None


@dataclass(slots=True)
class Row:
    """A sentence's tokens and the cues among them, by group."""

    sentence: Sentence
    tokens: list[Token]
    cues: dict[str, list[Match]] = field(default_factory=dict)
    rows_of_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    _known: dict[object, Any] = field(default_factory=dict)

    def once(self, key: object, work_out: Callable[[], Known]) -> Known:
        """What is worked out of the row, and kept under a key, since many candidates ask for it."""
        if key not in self._known:
            self._known[key] = work_out()
        known: Known = self._known[key]
        return known

    def words(self, name: str) -> frozenset[str]:
        """The small words of the language that readers know by a name of the cue file's ``small_words``."""
        return self.rows_of_words.get(name, frozenset())

    def of(self, group: str) -> list[Match]:
        """The cues of a group, in order."""
        return self.cues.get(group, [])

    def lower(self, index: int) -> str:
        """The word at an index, in small letters; nothing beyond the ends of the row."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""


def verb_of(row: Row, match: Match) -> str:
    """The word of a verb's cue that has its tense: "affirmed" of "re-affirmed"."""
    return row.lower(match.first + 2 if row.lower(match.first + 1) in HYPHENS else match.first)


def stands_as_noun(row: Row, match: Match) -> bool:
    """Whether the form of a verb is a noun here: "a visit", "the sign"."""
    return match.first == match.last and row.lower(match.first - 1) in BEFORE_NOUNS


def make_row(
    text: str, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[Time], lexicon: Lexicon
) -> Row:
    """The row of a sentence; ``mentions`` and ``times`` are those that lie in it, in order."""
    typed = sorted(_typed(text, mentions, times), key=lambda t: t.start)
    tokens: list[Token] = []
    at = sentence.start
    for token in typed:
        if token.start < at:
            continue
        _plain(text, at, token.start, tokens)
        tokens.append(token)
        at = token.end
    _plain(text, at, sentence.end, tokens)
    row = Row(sentence, tokens, rows_of_words=lexicon.small_words)
    words = [_as_word(t) for t in tokens]
    groups: dict[str, list[Match]] = defaultdict(list)
    for match in find_cues(words, lexicon.tree):
        groups[match.sense.group].append(match)
    row.cues = dict(groups)
    return row


def _as_word(token: Token) -> str:
    """What a token is where cues are looked for: itself, of a time what it speaks of, else nothing."""
    if token.time is not None:
        return _SPOKEN_OF.get(token.time.kind, "")
    return token.lower if token.kind not in ("place", "name") else ""


def _typed(text: str, mentions: Sequence[Mention], times: Sequence[Time]) -> list[Token]:
    tokens = []
    for mention in mentions:
        kind: TokenKind = "adjective" if mention.role == "adjective" else "place"
        if mention.status != "linked":
            kind = "name"
        surface = text[mention.start : mention.end]
        tokens.append(Token(kind, mention.start, mention.end, surface, surface.lower(), mention=mention))
    for time in times:
        surface = text[time.start : time.end]
        tokens.append(Token("time", time.start, time.end, surface, surface.lower(), time=time))
    return tokens


def _plain(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Adds the words, numbers and marks of a stretch without places and times."""
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        possessive = _POSSESSIVE.search(word) if len(word) > 2 and word[0].isalpha() else None
        if possessive:
            cut = at + possessive.start()
            tokens.append(_token(text, at, cut))
            tokens.append(_token(text, cut, match.end()))
        elif word in "'’" and text[match.end() : match.end() + 1] == "s":
            continue
        elif word == "s" and text[at - 1 : at] in "'’" and at:
            tokens.append(Token("word", at - 1, match.end(), text[at - 1 : match.end()], "'s"))
        else:
            tokens.append(_token(text, at, match.end()))


def _token(text: str, start: int, end: int) -> Token:
    surface = text[start:end]
    lower = _HYPHENED.sub("co", surface.lower().replace("’", "'"))
    if surface[0].isdigit():
        return Token("number", start, end, surface, lower)
    kind: TokenKind = "word" if surface[0].isalpha() or lower in ("'s", "'") else "mark"
    return Token(kind, start, end, surface, lower)
