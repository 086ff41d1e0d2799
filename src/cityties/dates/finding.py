"""Text → the expressions of time in it, in order, each with its parsed fields."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from cityties.dates.building import build_time
from cityties.dates.grammar import Grammar, Rule, grammar
from cityties.dates.lexing import Token, tokens_of
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
    made = grammar(language)
    tokens = tokens_of(text, made)
    codes = "".join([token.code for token in tokens]) + made.code({"END"})
    cues: Cues | None = None
    times = []
    for found in matches(codes, made):
        first, last = found.match.start(), found.match.end() - 1
        built = build_time(found.rule, found.match, tokens, text, made)
        if built is None:
            continue
        if cues is None:
            cues = read_cues(codes, made)
        times.append(with_surroundings(built, first, last, tokens, cues, made))
    return tuple(times)


def matches(codes: str, made: Grammar) -> Iterator[Found]:
    """The rules that fit, from left to right: at each place the one of highest priority, then the longest."""
    place = 0
    for start in re.finditer(starters(made.language), codes):
        if start.start() < place:
            continue
        best: Found | None = None
        for rule in made.rules[start[0]]:
            match = rule.pattern.match(codes, start.start())
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
    return rule.priority, match.end()


class Cues(NamedTuple):
    """Where sentences end, and where words tell of the future or the past."""

    ends: list[int]
    cues: list[tuple[int, Tense]]


def read_cues(codes: str, made: Grammar) -> Cues:
    found: list[tuple[int, int, Tense]] = [(*cue.span(), "future") for cue in made.future.finditer(codes)]
    found += [(*cue.span(), "past") for cue in made.past.finditer(codes)]
    cues: list[tuple[int, Tense]] = []
    covered = 0
    for start, end, said in sorted(found, key=lambda cue: (cue[0], -cue[1])):
        if start >= covered:
            cues.append((start, said))
            covered = end
    ends = [match.start() for match in re.finditer(sentence_ends(made.language), codes)]
    return Cues(ends, cues)


@cache
def sentence_ends(language: str) -> re.Pattern[str]:
    made = grammar(language)
    codes = made.having("STOP") | made.having("BREAK")
    return re.compile(f"[{''.join(sorted(codes))}]")


def with_surroundings(
    time: Time, first: int, last: int, tokens: list[Token], cues: Cues, made: Grammar
) -> Time:
    """A time with what the words around it say: what it bounds, how sure it is, whether it lies ahead."""
    fields: dict[str, Any] = {name: getattr(time, name) for name in time.__struct_fields__}
    before = [token.word for token in tokens[max(0, first - 3) : first]]
    fields["approximate"] = hedge(before, made) if tokens[first].word != "the" else None
    fields["relation"] = relation(before, tokens[first].word, made)
    fields["tense"] = tense(first, last, cues)
    return Time(**fields)


def hedge(before: list[str], made: Grammar) -> Approximation | None:
    """ "More than", "about", "nearly" in front of a number."""
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
