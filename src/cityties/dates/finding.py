"""Text → the expressions of time in it, in order, each with its parsed fields."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from cityties.dates.building import build_time
from cityties.dates.grammar import Grammar, Rule, grammar
from cityties.dates.lexing import Row, row_of
from cityties.dates.times import Approximation, Tense, Time

LANGUAGES = frozenset({"en", "ja", "zh"})


class Found(NamedTuple):
    """A rule that fits, with the tokens it covers."""

    rule: Rule
    match: re.Match[str]


def find_times(text: str, language: str = "en") -> tuple[Time, ...]:
    """All expressions of time in a text, in order and without overlap.

    A language without a grammar of its own gives none.  "On October 28, 1983 the two ports …" gives the time
    "October 28, 1983"; words in front, such as "on" or "since", stand in `Time.relation`.
    """
    language = language.partition("-")[0]
    if language not in LANGUAGES:
        return ()
    row = row_of(text, grammar(language))
    found = list(matches(row))
    if not found:
        return ()
    cues = read_cues(row)
    times = (read_time(rule, match, row, cues) for rule, match in found)
    return tuple(time for time in times if time)


def read_time(rule: Rule, match: re.Match[str], row: Row, cues: Cues) -> Time | None:
    """The time of a match with what the words around it say: what it bounds, how sure it is, its tense."""
    time = build_time(rule, match, row)
    if time is None:
        return None
    first, last = match.start(), match.end() - 1
    before = [token.word for token in row.tokens[max(0, first - 3) : first]]
    opening = row.tokens[first].word
    return msgspec.structs.replace(
        time,
        approximate=None if opening == "the" else hedge(before, row.grammar),
        relation=relation(before, opening, row.grammar),
        tense=tense(first, last, cues),
    )


def matches(row: Row) -> Iterator[Found]:
    """The rules that fit, from left to right: at each place the one of highest priority, then the longest."""
    place = 0
    codes, rules = row.codes, row.grammar.rules
    for start in starters(row.grammar.language).finditer(codes):
        at = start.start()
        if at < place:
            continue
        best: Found | None = None
        for rule in rules[codes[at]]:
            match = rule.pattern.match(codes, at)
            if match and (best is None or rank(rule, match) > rank(best.rule, best.match)):
                best = Found(rule, match)
        if best:
            place = best.match.end()
            yield best


@cache
def starters(language: str) -> re.Pattern[str]:
    """Any code with which a rule of the language can begin."""
    return re.compile(f"[{''.join(sorted(grammar(language).rules))}]")


def rank(rule: Rule, match: re.Match[str]) -> tuple[int, int]:
    """Priority first, then length."""
    return rule.priority, match.end()


class Cues(NamedTuple):
    """Where sentences end, and where words tell of the future or the past."""

    ends: list[int]
    cues: list[tuple[int, Tense]]


def read_cues(row: Row) -> Cues:
    """The sentence ends and tense cues of a text; of cues that overlap, the one that begins first."""
    found: list[tuple[int, int, Tense]] = [
        (*cue.span(), "future") for cue in row.grammar.future.finditer(row.codes)
    ]
    found += [(*cue.span(), "past") for cue in row.grammar.past.finditer(row.codes)]
    cues: list[tuple[int, Tense]] = []
    covered = 0
    for start, end, said in sorted(found, key=lambda cue: (cue[0], -cue[1])):
        if start >= covered:
            cues.append((start, said))
            covered = end
    ends = [match.start() for match in sentence_ends(row.grammar.language).finditer(row.codes)]
    return Cues(ends, cues)


@cache
def sentence_ends(language: str) -> re.Pattern[str]:
    """Any code at which a sentence ends."""
    made = grammar(language)
    codes = made.alphabet.having("STOP") | made.alphabet.having("BREAK")
    return re.compile(f"[{''.join(sorted(codes))}]")


def hedge(before: list[str], made: Grammar) -> Approximation | None:
    """The hedge in front of a number: "more than", "about", "nearly"."""
    if not before:
        return None
    if before[-1] == "than" and before[-2:-1] and before[-2] in {"less", "fewer"}:
        return "less"
    found: Approximation | None = made.hedges.get(before[-1])  # type: ignore[assignment]
    return found


def relation(before: list[str], first: str, made: Grammar) -> str | None:
    """The word that bounds the time: the one in front of it ("the" may stand between), or its own first."""
    if first in made.relations:
        return first
    for word in reversed(before[-2:]):
        if word in made.relations:
            return word
        if word != "the":
            return None
    return None


def tense(first: int, last: int, cues: Cues) -> Tense | None:
    """The tense of the cue nearest to a time within its sentence."""
    place = bisect_left(cues.ends, first)
    start = cues.ends[place - 1] if place else -1
    end = cues.ends[place] if place < len(cues.ends) else float("inf")
    near = [
        (first - position if position < first else position - last, said)
        for position, said in cues.cues
        if start < position < end and not first <= position <= last
    ]
    return min(near)[1] if near else None
