"""Words of a text with their spans, and what lies between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cityties.places.folding import fold_word

WORD = re.compile(r"[^\W_]+(?:['’ʻ‘ʼ](?!s\b|S\b)[^\W\d_]+)*")
SIMPLE_GAP = re.compile(r"[ \u00a0]+|[ \u00a0]?[-‐‑][ \u00a0]?\n?|\n(?=\S)|'|’|['’] ")
INITIAL_GAP = re.compile(r"\.[ \u00a0]?")
SENTENCE_END = re.compile(r"[.!?:;。]['\"”’)]*\s|\n\s*|[\"“”]\s?$|^$")
POSSESSIVE = frozenset("'’")
BREAK = "\x01"
"""Stands in the folded text where no name goes on: it is part of no name."""


@dataclass(slots=True)
class Token:
    """A word.  ``gap`` is the text before it, ``starts`` whether a sentence or line starts with it."""

    start: int
    end: int
    text: str
    folded: str
    gap: str
    starts: bool
    capital: bool
    upper: bool
    line: int
    at: int = 0
    title: bool = False

    @property
    def joined(self) -> bool:
        """Whether only a space or hyphen parts it from the word before."""
        return self.gap == " " or (
            bool(self.gap) and SIMPLE_GAP.fullmatch(self.gap) is not None and "\n" not in self.gap
        )

    @property
    def elided(self) -> bool:
        """Whether a name stands behind a small word that lost its vowel: "d'Alene", "l'Étape"."""
        _, apostrophe, name = self.text.replace("’", "'").partition("'")
        return bool(apostrophe) and not self.capital and name[:1].isupper()

    @property
    def possessive(self) -> bool:
        """The s of "King's": in the folded line it goes on without a gap, as in the keys of the gazetteer."""
        return self.folded == "s" and self.gap in POSSESSIVE


@dataclass(slots=True)
class Words:
    """The words of a text and one folded line of them, in which token i begins at ``tokens[i].at``."""

    tokens: list[Token]
    folded: str
    index: dict[int, int]
    """End of a word in the folded line → number of the word."""


def tokenise(text: str) -> Words:
    """Split a text into words; linear in its length."""
    tokens: list[Token] = []
    end = line = 0
    for match in WORD.finditer(text):
        start, word = match.start(), match.group()
        gap = text[end:start]
        if "\n" in gap:
            line += 1
        starts = gap != " " and (not tokens or SENTENCE_END.search(gap) is not None)
        if starts and gap in (". ", ".\u00a0") and tokens and _abbreviates(tokens[-1]):
            starts = False
        capital = word[0].isupper()
        tokens.append(
            Token(
                start,
                match.end(),
                word,
                fold_word(word),
                gap,
                starts,
                capital,
                capital and word.isupper(),
                line,
            )
        )
        end = match.end()
    _mark_titles(tokens)
    return _joined(tokens)


def _abbreviates(token: Token) -> bool:
    """Whether a full stop after this word need not end a sentence: St., D., Va., Mr."""
    return (token.capital and len(token.text) <= 3) or token.folded in (
        "sept",
        "calif",
        "tenn",
        "mass",
        "ariz",
        "colo",
        "minn",
        "okla",
        "wash",
        "conn",
        "prof",
    )


def _mark_titles(tokens: list[Token]) -> None:
    """Mark the words of lines whose longer words are all capitalised: headlines."""
    lines: dict[int, list[Token]] = {}
    for token in tokens:
        lines.setdefault(token.line, []).append(token)
    for words in lines.values():
        long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
        if 2 <= len(long) <= 40 and sum(w.capital for w in long) >= 0.8 * len(long):
            for word in words:
                word.title = len(words) > 3


def _joined(tokens: list[Token]) -> Words:
    pieces: list[str] = []
    index: dict[int, int] = {}
    at = 0
    previous: Token | None = None
    for number, token in enumerate(tokens):
        if previous is not None and not token.possessive:
            glue = " " if _goes_on(previous, token) else BREAK
            pieces.append(glue)
            at += 1
        token.at = at
        pieces.append(token.folded)
        at += len(token.folded)
        index[at] = number
        previous = token
    return Words(tokens, "".join(pieces), index)


def _goes_on(previous: Token, token: Token) -> bool:
    """Whether a name may run over the gap: "San Jose", "Miami-Dade", "St. Paul", "D.C."."""
    if token.gap in (" ", "–"):
        return True  # "Saguenay–Lac-Saint-Jean"
    if token.gap == "":
        return False
    if SIMPLE_GAP.fullmatch(token.gap):
        return "\n" not in token.gap
    return INITIAL_GAP.fullmatch(token.gap) is not None and len(previous.text) <= 3 and previous.capital
