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
    (?P<break>\n[ \t\r]*\n\s*|\n(?=[^\W\d_][^\n:]{1,30}:\s))
  | (?P<full>(?<![\d.])(?:\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}|\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)\d{4}
      |['’]\d{2}\.[ ]?\d{1,2}\.[ ]?\d{1,2})(?!\d))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)
  | (?P<quantity>(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|(?<![\d.])\d{1,9}\.\d+(?!\.?\d)|\d{10,})
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
    language, abbreviated = grammar.language, grammar.abbreviated
    found: list[Token] = []
    any_number = False
    for match in token_pattern(language).finditer(text):
        start, end = match.span()
        reading = read(language, match.lastgroup or "", match[0])
        if match[0] == "." and found and found[-1].end == start and found[-1].word in abbreviated:
            found[-1] = found[-1]._replace(end=end)
            continue
        any_number = any_number or reading.in_words
        found.append(Token(start, start + reading.length, reading.word, reading.code, reading.number))
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
    first = "".join(sorted({word[0] for word in listed if not word.isascii()} | set(digits)))
    letters = "".join(word + word.upper() for word in listed if word.isascii())
    listed = [word for word in listed if not word.isascii()]
    return rf"""
  | (?P<listed>(?=[{first}])(?:{"|".join(re.escape(word) for word in listed)}){era_letter(letters)})
  | (?P<numeral>[{digits}]+)
  | (?P<word>[^\W\d_{first}]+|[^\W\d_])
"""


def era_letter(letters: str) -> str:
    """A letter that stands for a word before a figure or 元: H3.7.2, H元.5.1."""
    return rf"|(?<![A-Za-z])[{letters}](?=[\d元])" if letters else ""


class Reading(NamedTuple):
    """What a token's letters say: the word in small letters, its length and code, its value as a number."""

    word: str
    length: int
    code: str
    number: int | None = None
    in_words: bool = False


@lru_cache(maxsize=50_000)
def read(language: str, kind: str, letters: str) -> Reading:
    """The reading of a token by the kind that the token pattern gives it."""
    made = grammar_of(language)
    if kind in {"word", "listed"}:
        return read_word(letters, made)
    if kind == "mark":
        return Reading(letters, 1, made.any_case.get(letters) or made.alphabet.code({"MARK"}))
    if kind in {"number", "suffix"}:
        digits = letters.rstrip("stndrh'’")
        suffix = letters[len(digits) :].lstrip("'’")
        types = types_of_number(int(digits), len(digits), suffix)
        return Reading(digits + suffix, len(letters), made.alphabet.code(types), int(digits))
    if kind == "numeral":
        return read_numeral(letters, made)
    return Reading(letters, len(letters), made.alphabet.code({kind.upper()}))


def read_word(letters: str, made: Grammar) -> Reading:
    """A word, by its list or, if it stands in none, by its looks."""
    word = letters.lower().replace("’", "'")
    if word.endswith("'") and word not in made.any_case:
        word, letters = word[:-1], letters[:-1]
    listed = made.capital if letters[0].isupper() else made.any_case
    code = listed.get(word) or made.alphabet.code(made.types_by_looks(letters[:LONGEST_TOKEN]))
    number = made.number_word(word)
    return Reading(word, len(letters), code, number, number is not None)


def read_numeral(letters: str, made: Grammar) -> Reading:
    """A number in Chinese characters: 三十五, 二〇一九."""
    value = numeral(letters, made.numerals)
    if value is None or value > 9999:
        return Reading(letters, len(letters), made.alphabet.code({"QUANTITY"}))
    types = types_of_number(value, len(str(value)), "")
    return Reading(letters, len(letters), made.alphabet.code(types), value)


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
