"""Text → tokens of time: numbers by what they may be, words by the lists of the language, marks."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from cityties.dates.alphabet import types_of_number
from cityties.dates.grammar import Grammar
from cityties.dates.grammar import grammar as grammar_of
from cityties.dates.numerals import number_words, numeral

FIGURES = r"""
    (?P<break>\n[ \t\r]*\n\s*)
  | (?P<full>(?<![\d.])(?:\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}|\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)\d{4})(?!\d))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)
  | (?P<quantity>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+)
  | (?P<number>\d{1,9})(?P<suffix>(?:st|nd|rd|th|['’]?s)(?![^\W\d_]))?
"""
WORDS = r"| (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*['’]?)"
MARKS = r"| (?P<mark>[^\w\s])"

LONGEST_TOKEN = 40
"""Letters of a word that are looked at; a longer run is no word of any list."""


class Token(NamedTuple):
    """A word, number or mark of the text, with its code and, for a number, its value."""

    start: int
    end: int
    word: str
    code: str
    number: int | None = None


class Row(NamedTuple):
    """A text as a row of tokens, and the codes of these as one string that ends with the code END."""

    text: str
    tokens: list[Token]
    codes: str
    grammar: Grammar


def row_of(text: str, grammar: Grammar) -> Row:
    """A text as a row of tokens."""
    tokens = tokens_of(text, grammar)
    codes = "".join([token.code for token in tokens]) + grammar.alphabet.code({"END"})
    return Row(text, tokens, codes, grammar)


def tokens_of(text: str, grammar: Grammar) -> list[Token]:
    """The tokens of a text in order; number words that belong together ("twenty-three") are one token."""
    found: list[Token] = []
    any_number = False
    for match in token_pattern(grammar.language).finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind in {"word", "listed"}:
            token = word_token(match[0], start, grammar)
            any_number = any_number or token.number is not None
        elif kind == "mark":
            if match[0] == "." and found and found[-1].end == start and found[-1].word in grammar.abbreviated:
                found[-1] = found[-1]._replace(end=end)
                continue
            token = Token(
                start, end, match[0], grammar.any_case.get(match[0]) or grammar.alphabet.code({"MARK"})
            )
        elif kind in {"number", "suffix"}:
            token = number_token(match["number"], match["suffix"] or "", start, end, grammar)
        elif kind == "numeral":
            token = numeral_token(match[0], start, end, grammar)
        else:
            token = Token(start, end, match[0], grammar.alphabet.code({kind.upper()}))
        found.append(token)
    return joined(found, grammar) if any_number else found


@cache
def token_pattern(language: str) -> re.Pattern[str]:
    """How the tokens of a language look: between spaces, or by its list of words where it has no spaces."""
    made = grammar_of(language)
    words = WORDS if made.separated else unseparated(made)
    return re.compile(FIGURES + words + MARKS, re.VERBOSE)


def unseparated(made: Grammar) -> str:
    """Tokens of a text without spaces: the longest listed word, a numeral, or what lies between such."""
    listed = sorted(
        (word for word in made.any_case if word[0].isalpha()), key=lambda word: (-len(word), word)
    )
    digits = "".join(made.numerals)
    first = "".join(sorted({word[0] for word in listed} | set(digits)))
    return rf"""
  | (?P<listed>(?=[{first}])(?:{"|".join(re.escape(word) for word in listed)}))
  | (?P<numeral>[{digits}]+)
  | (?P<word>[^\W\d_{first}]+|[^\W\d_])
"""


def number_token(digits: str, suffix: str, start: int, end: int, grammar: Grammar) -> Token:
    """A number in figures: "28", "28th", "1980s"."""
    value = int(digits)
    suffix = suffix.lstrip("'’")
    return Token(
        start, end, digits + suffix, grammar.alphabet.code(types_of_number(value, len(digits), suffix)), value
    )


def numeral_token(text: str, start: int, end: int, grammar: Grammar) -> Token:
    """A number in Chinese characters: 三十五, 二〇一九."""
    value = numeral(text, grammar.numerals)
    if value is None or value > 9999:
        return Token(start, end, text, grammar.alphabet.code({"QUANTITY"}))
    return Token(start, end, text, grammar.alphabet.code(types_of_number(value, len(str(value)), "")), value)


def word_token(word: str, start: int, grammar: Grammar) -> Token:
    """A word, by its list or, if it stands in none, by its looks."""
    lower = word.lower().replace("’", "'")
    if lower.endswith("'") and lower not in grammar.any_case:
        lower, word = lower[:-1], word[:-1]
    listed = grammar.capital if word[0].isupper() else grammar.any_case
    code = listed.get(lower) or code_by_looks(grammar.language, word[:LONGEST_TOKEN])
    return Token(start, start + len(word), lower, code, grammar.number_word(lower))


@lru_cache(maxsize=20_000)
def code_by_looks(language: str, word: str) -> str:
    """The code of a word that is in no list."""
    made = grammar_of(language)
    return made.alphabet.code(made.types_by_looks(word))


def joined(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Tokens with the words of one number put together: "one hundred and fifty", "a dozen"."""
    words = [token.word for token in tokens]
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        number = number_words(words, place, grammar.words)
        if number is None:
            found.append(tokens[place])
            place += 1
            continue
        code = grammar.alphabet.code({"ORDINAL"} if number.ordinal else {"NUMBER"})
        start, end = tokens[place].start, tokens[place + number.length - 1].end
        found.append(Token(start, end, str(number.value), code, number.value))
        place += number.length
    return found
