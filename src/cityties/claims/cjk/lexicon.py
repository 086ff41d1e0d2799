"""The cue file of a language without gaps between words, made ready for finding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from cityties.claims.lexicon import Frame, Sense
from cityties.errors import DataError


@dataclass(frozen=True, slots=True)
class Case:
    """A word that says the part of the name beside it: 向 before a name, に behind it."""

    word: str
    name: str


@dataclass(frozen=True, slots=True)
class CjkLexicon:
    """The cues of one language.

    ``automaton`` finds the cues, ``senses`` has what each of them stands for.  ``before`` and ``after`` are
    the case words that stand before and behind a name, the longest first, ``words_before`` the former without
    what they say; ``verb_first`` tells a language
    whose objects follow the verb; ``countries`` are those in which the language is at home;
    ``sorts`` gives the sort of those who act by the word for them;
    ``flights`` are words for flying, of people as of lines; ``modes`` tell how something is done,
    and not what; ``openings`` are words that open what the noun before them names; ``weak`` are
    terms that tell of a tie only where it is made; ``papers`` are the papers by which one looks
    forward to a tie; ``small_words`` and ``patterns`` are those that readers know by name;
    ``behind``, ``anywhere`` and ``sounds`` match names of cities that the gazetteer may lack.
    """

    language: str
    automaton: AhoCorasick
    senses: tuple[tuple[Sense, ...], ...]
    frames: Mapping[str, Frame]
    forms: Mapping[str, Mapping[str, tuple[str, ...]]]
    before: tuple[Case, ...]
    after: tuple[Case, ...]
    words_before: tuple[str, ...]
    joiners: frozenset[str]
    linkers: frozenset[str]
    verb_first: bool
    countries: frozenset[str]
    sorts: Mapping[str, str]
    flights: frozenset[str]
    modes: frozenset[str]
    openings: frozenset[str]
    weak: frozenset[str]
    papers: frozenset[str]
    small_words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]]
    behind: re.Pattern[str]
    anywhere: re.Pattern[str]
    sounds: re.Pattern[str]


@cache
def cjk_lexicon(language: str) -> CjkLexicon:
    """The cues of a language; raises `DataError` where the file breaks its own rules."""
    path = resources.files("cityties.claims") / "cues" / f"{language}.yml"
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_loader())  # noqa: S506 - a safe loader
    senses: dict[str, list[Sense]] = defaultdict(list)
    for word, sense in _entries(data):
        if sense not in senses[word]:
            senses[word].append(sense)
    _add_terms(senses, data)
    for entry in data["frames"]:
        if entry["form"] not in data["forms"]:
            raise DataError(
                f"cues/{language}.yml: frame {entry['name']!r} has an unknown form {entry['form']!r}"
            )
    return CjkLexicon(
        language=language,
        automaton=AhoCorasick(list(senses), matchkind=MatchKind.LeftmostLongest),
        senses=tuple(tuple(found) for found in senses.values()),
        frames={f["name"]: Frame(f["name"], f["kind"], f["form"], f.get("needs")) for f in data["frames"]},
        forms={n: {role: tuple(cases) for role, cases in f.items()} for n, f in data["forms"].items()},
        before=_cases(data["cases"].get("before", {})),
        after=_cases(data["cases"].get("after", {})),
        words_before=tuple(case.word for case in _cases(data["cases"].get("before", {}))),
        joiners=frozenset(data["joiners"]),
        linkers=frozenset(data["linkers"]),
        verb_first=data["order"] == "verb before object",
        countries=frozenset(data["countries"]),
        sorts={w: sort for sort, words in data["actors"].items() if isinstance(words, list) for w in words},
        flights=frozenset(data["flights"]),
        modes=frozenset(data["modes"]["words"]),
        openings=frozenset(data["openings"]["words"]),
        weak=frozenset(data["weak"]["words"]),
        papers=frozenset(data["papers"]["words"]),
        small_words={n: frozenset(e["words"]) for n, e in data["small_words"].items()},
        patterns={n: re.compile(e["pattern"]) for n, e in data["patterns"].items()},
        behind=re.compile(data["unplaced"]["behind"]),
        anywhere=re.compile(data["unplaced"]["anywhere"]),
        sounds=re.compile(data["unplaced"]["sounds"]),
    )


def _add_terms(senses: dict[str, list[Sense]], data: Mapping[str, Any]) -> None:
    """Adds what follows from a term.

    A longer word that begins with it names a tie too (姉妹都市|の盟約), every term is a document that can be
    signed, and one that tells of its making dates it (友好都市|提携), as does every word of signing.
    """
    terms = {p: kind for p, group, kind in _terms(data) if group == "term"}
    for words in data["needs"].values():
        for word in words:
            begin = max((t for t in terms if word.startswith(t)), key=len, default=None)
            if begin is not None and word not in terms:
                senses[word].append(Sense("term", terms[begin]))
    for frame in data["frames"]:
        if frame["kind"] == "agreement":
            for word in frame["cues"]:
                senses[word] += [s for s in (Sense("making", "making"),) if s not in senses[word]]
    for term in [word for word, found in senses.items() if any(s.group == "term" for s in found)]:
        found = [Sense("need", "document"), Sense("need", "relation")]
        found += [Sense("making", "making")] if any(m in term for m in data["making"]["inside"]) else []
        senses[term] += [s for s in found if s not in senses[term]]


def _terms(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Every term with its group and kind: those of the lists, then what heads, nouns and tails make together.

    A compound that a list has already keeps what the list says of it.
    """
    listed = {p for term in data["terms"] for p in term.get("phrases", ())}
    for term in data["terms"]:
        group, kind = term.get("group", "term"), term["kind"]
        yield from ((p, group, kind) for p in term.get("phrases", ()))
        for words in term.get("compounds", ()):
            made = map("".join, product(words["heads"], words["nouns"], words["tails"]))
            yield from ((p, group, kind) for p in made if p not in listed)


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as fast


def _cases(data: Mapping[str, list[str]]) -> tuple[Case, ...]:
    found = [Case(str(word), name) for name, words in data.items() for word in words]
    return tuple(sorted(found, key=lambda case: -len(case.word)))


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Sense]]:
    """Every cue of a file, with what it stands for."""
    for sort, words in data["actors"].items():
        if isinstance(words, list):
            yield from ((w, Sense("actor", sort, w)) for w in words)
    yield from ((w, Sense(group, kind)) for w, group, kind in _terms(data))
    for frame in data["frames"]:
        yield from ((w, Sense("frame", frame["name"], "cue")) for w in frame["cues"])
    for section in ("needs", "status", "tie_status", "fields", "affairs"):
        for name, words in data[section].items():
            yield from (
                (w, Sense(section.removesuffix("s") if section == "needs" else section, name)) for w in words
            )
    for name, reference in data["references"].items():
        yield from ((w, Sense("reference", name)) for w in reference["words"])
    yield from ((w, Sense("making", "making")) for w in data["making"]["words"])
    yield from ((w, Sense("parting", "parting")) for w in data.get("parting", {}).get("words", ()))
    yield from ((w, Sense("spoken term", "spoken")) for w in data["spoken"]["words"])
    yield from ((w, Sense("occasion", w)) for w in data["occasions"])
    yield from ((w, Sense("level", w)) for w in data["levels"] if len(w) > 1)
    yield from ((w, Sense("idiom", w)) for w in data["idioms"])
    yield from ((w, Sense("word", w)) for w in data["words"])
