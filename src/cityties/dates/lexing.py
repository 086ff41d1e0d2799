"""Text → tokens of time: numbers by what they may be, words by the lists of the language, marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cityties.dates.grammar import Grammar, shape_types, types_of_number
from cityties.dates.grammar import grammar as grammar_of

TOKEN = re.compile(
    r"""
    (?P<break>\n[ \t\r]*\n\s*)
  | (?P<full>(?<![\d.])(?:\d{4}(?P<a>[-/.])\d{1,2}(?P=a)\d{1,2}|\d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)\d{4})(?!\d))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)
  | (?P<quantity>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+)
  | (?P<number>\d{1,9})(?P<suffix>(?:st|nd|rd|th|['’]?s)(?![^\W\d_]))?
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*['’]?)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
LONGEST_TOKEN = 40  # a longer run of letters is no word of any list


class Token(NamedTuple):
    """A word, number or mark of the text, with its code and, for a number, its value."""

    start: int
    end: int
    word: str
    code: str
    number: int | None = None


def tokens_of(text: str, grammar: Grammar) -> list[Token]:
    """The tokens of a text in order; number words that belong together ("twenty-three") are one token."""
    found: list[Token] = []
    words_of_number = False
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            token = word_token(match[0], start, grammar)
            words_of_number = words_of_number or token.number is not None
        elif kind == "mark":
            token = mark_token(match[0], start, grammar)
            if match[0] == "." and found and found[-1].word in grammar.abbreviated and found[-1].end == start:
                found[-1] = found[-1]._replace(end=end)
                continue
        elif kind in {"number", "suffix"}:
            token = number_token(match["number"], match["suffix"] or "", start, end, grammar)
        else:
            token = Token(start, end, match[0], grammar.code({str(kind).upper()}))
        found.append(token)
    return joined(found, grammar) if words_of_number else found


def number_token(digits: str, suffix: str, start: int, end: int, grammar: Grammar) -> Token:
    value = int(digits)
    suffix = suffix.lstrip("'’")
    return Token(
        start, end, digits + suffix, grammar.code(types_of_number(value, len(digits), suffix)), value
    )


def mark_token(mark: str, start: int, grammar: Grammar) -> Token:
    code = grammar.any_case.get(mark)
    return Token(start, start + 1, mark, code or grammar.code({"MARK"}))


def word_token(word: str, start: int, grammar: Grammar) -> Token:
    lower = word.lower().replace("’", "'")
    if lower.endswith("'") and lower not in grammar.any_case:
        lower, word = lower[:-1], word[:-1]
    listed = grammar.capital if word[0].isupper() else grammar.any_case
    code = listed.get(lower) or unlisted(grammar, word[:LONGEST_TOKEN])
    number = grammar.words["NUMBER"].get(lower)
    if number is None:
        number = grammar.words["ORDINAL"].get(lower)
    return Token(start, start + len(word), lower, code, number)


def unlisted(grammar: Grammar, word: str) -> str:
    """The code of a word that is in no list, by its looks."""
    return shape_code(grammar.language, word)


@lru_cache(maxsize=20_000)
def shape_code(language: str, word: str) -> str:
    made = grammar_of(language)
    return made.code(shape_types(made, word))


def joined(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Tokens with the words of one number put together: "one hundred and fifty", "a dozen", "thirty-fifth"."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        length, token = number_at(tokens, place, grammar)
        found.append(token)
        place += length
    return found


def number_at(tokens: list[Token], place: int, grammar: Grammar) -> tuple[int, Token]:
    """The number in words that begins at a token, and how many tokens it takes; else the token itself."""
    first, last, total = tokens[place], None, None
    reach = place
    if first.word in {"a", "an"} and tokens[place + 1 : place + 2]:
        reach += tokens[place + 1].word in grammar.words["MAGNITUDE"]
    while reach < len(tokens):
        word = tokens[reach].word
        added = with_word(total, word, grammar)
        if added is None:
            break
        total, last = added, reach
        reach += 1
        if word not in grammar.words["NUMBER"]:
            break  # an ordinal ends the number: "thirty-fifth"
        if reach < len(tokens) and (
            tokens[reach].word == "-" or (tokens[reach].word == "and" and total >= 100)
        ):
            reach += 1
    if last is None or total is None or last == place:
        return 1, first
    ordinal = tokens[last].word not in grammar.words["NUMBER"]
    if tokens[last].word == "couple" and tokens[last + 1 : last + 2] and tokens[last + 1].word == "of":
        last += 1
    code = grammar.code({"ORDINAL"} if ordinal else {"NUMBER"})
    return last - place + 1, Token(first.start, tokens[last].end, str(total), code, total)


def with_word(total: int | None, word: str, grammar: Grammar) -> int | None:
    """The number so far with one more word ("twenty" + "three"); None where the two do not go together."""
    value: int | None = grammar.words["NUMBER"].get(word)
    if total is None:
        return value
    if value is None:
        value = grammar.words["ORDINAL"].get(word)
    if value is None or value == 0:
        return None
    if word in grammar.words["MAGNITUDE"]:
        return total * value if total < 100 else None
    room = 10 if value < 10 else 100
    return total + value if total >= 20 and total % room == 0 and value < 100 else None
