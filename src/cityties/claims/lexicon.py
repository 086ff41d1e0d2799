"""What a language's cue file says, made ready for finding: ``cues/<language>.yml`` as a tree of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cityties.errors import DataError
from cityties.knowledge import read_knowledge

_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_SEVERAL = frozenset({"frame", "need", "sure"})  # groups whose entries may share words
HYPHENS = frozenset("-‐‑–")
_PASSED = HYPHENS | frozenset('"“”')


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue stands for.

    ``group`` is a section of the cue file (``frame``, ``term``, ``actor`` …), ``name`` its entry and
    ``form`` how the cue is worded there: verb, noun or phrase.
    """

    group: str
    name: str
    form: str = "phrase"


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to tell of an exchange: "somebody goes to a place"; the parties come by ``form``."""

    name: str
    kind: str
    form: str
    needs: str | None


@dataclass(slots=True)
class Node:
    """A step in the tree of cues: the words that may follow, and the senses that end here."""

    following: dict[str, Node] = field(default_factory=dict)
    senses: tuple[Sense, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of one language; the ``determiners`` of a reference are in order, the longest first."""

    language: str
    tree: Node
    frames: Mapping[str, Frame]
    forms: Mapping[str, Mapping[str, tuple[str, ...]]]
    determiners: Mapping[str, tuple[str, ...]]
    levels: frozenset[str]
    past: frozenset[str]
    small_words: Mapping[str, frozenset[str]]


@cache
def lexicon(language: str) -> Lexicon:
    """The cues of a language; raises `DataError` where the file breaks its own rules."""
    data = read_knowledge("cityties.claims", f"cues/{language}.yml")
    inflect = Inflection(data.get("irregular", {}))
    tree = Node()
    for phrase, sense in _entries(data, inflect):
        _plant(tree, phrase.lower().replace("-", " ").split(), sense)
    frames = {}
    for entry in data["frames"]:
        if entry["form"] not in data["forms"]:
            raise DataError(
                f"cues/{language}.yml: frame {entry['name']!r} has an unknown form {entry['form']!r}"
            )
        frames[entry["name"]] = Frame(entry["name"], entry["kind"], entry["form"], entry.get("needs"))
    return Lexicon(
        language=language,
        tree=tree,
        frames=frames,
        forms={n: {role: tuple(cases) for role, cases in f.items()} for n, f in data["forms"].items()},
        determiners={n: _longest_first(r.get("determiners", ())) for n, r in data["references"].items()},
        levels=frozenset(w for level in data["levels"] for w in inflect.noun(level)),
        past=_past(data.get("irregular", {}).get("verbs", {})),
        small_words={n: frozenset(e["words"]) for n, e in data.get("small_words", {}).items()},
    )


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _past(irregular: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The irregular forms that tell of the past: "went", "brought"; not "goes" or "going"."""
    forms = (form for verb, known in irregular.items() for form in known if form != verb)
    return frozenset(f for f in forms if not f.endswith(("s", "ing")) and f not in ("are", "am", "been")) | {
        "was"
    }


def _entries(data: Mapping[str, Any], inflect: Inflection) -> Iterator[tuple[str, Sense]]:
    """Every wording of every cue of a file, with what it stands for."""
    for name in ("officials", "groups", "bodies"):
        for noun in data["actors"][name]:
            yield from ((w, Sense("actor", name, noun)) for w in inflect.noun(noun))
    for noun in data["levels"]:
        yield from ((w, Sense("level", noun)) for w in inflect.noun(noun))
    for term in data["terms"]:
        sense = Sense(term.get("group", "term"), term["kind"])
        yield from ((p, sense) for p in term["phrases"])
        for adjective in term.get("adjectives", ()):
            for noun in term["nouns"]:
                yield from ((f"{adjective} {w}", sense) for w in inflect.noun(noun))
    for frame in data["frames"]:
        for verb in frame.get("verbs", ()):
            yield from ((w, Sense("frame", frame["name"], "verb")) for w in inflect.verb(verb))
        for noun in frame.get("nouns", ()):
            yield from ((w, Sense("frame", frame["name"], "noun")) for w in inflect.noun(noun))
        yield from ((p, Sense("frame", frame["name"], "phrase")) for p in frame.get("phrases", ()))
    for entry in data.get("sure", ()):
        sense = Sense("sure", entry["kind"])
        yield from ((w, sense) for verb in entry["verbs"] for w in inflect.verb(verb))
        yield from ((w, sense) for noun in entry["nouns"] for w in inflect.noun(noun))
    for entry in data.get("errands", ()):
        sense = Sense("errand", entry["kind"], entry["told"])
        yield from ((w, sense) for noun in entry["nouns"] for w in inflect.noun(noun))
    for name, words in data["needs"].items():
        for word in words:
            yield from ((w, Sense("need", name)) for w in inflect.noun(word))
    for section in ("status", "tie_status", "fields", "affairs"):
        for name, words in data[section].items():
            yield from ((w, Sense(section, name)) for w in words)
    yield from ((p, Sense("idiom", p)) for p in data["idioms"])
    for name, reference in data["references"].items():
        yield from ((p, Sense("reference", name)) for p in reference["phrases"])


def _plant(tree: Node, words: Sequence[str], sense: Sense) -> None:
    for word in words:
        tree = tree.following.setdefault(word, Node())
    if sense not in tree.senses:
        tree.senses += (sense,)


@dataclass(frozen=True, slots=True)
class Match:
    """A cue found in a row of words: tokens ``first`` to ``last``, both included."""

    first: int
    last: int
    sense: Sense


def find_cues(words: Sequence[str], tree: Node) -> list[Match]:
    """The cues in a row of lower-case words, in order; of each group the longest wins where two overlap.

    Hyphens and quotation marks in the row are passed over: "sister-city", '"sister" city' are found as
    "sister city".
    """
    kept: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for first in range(len(words)):
        for key, match in _longest_from(words, tree, first).items():
            if not kept[key] or kept[key][-1].last < first:
                kept[key].append(match)
    return sorted((m for matches in kept.values() for m in matches), key=lambda m: (m.first, -m.last))


def _longest_from(words: Sequence[str], tree: Node, first: int) -> dict[tuple[str, str], Match]:
    """The longest cue of each group that begins at a word."""
    longest: dict[tuple[str, str], Match] = {}
    node, last = tree.following.get(words[first]), first
    while node is not None:
        for sense in node.senses:
            longest[sense.group, sense.name if sense.group in _SEVERAL else ""] = Match(first, last, sense)
        last += 1
        if last < len(words) and words[last] in _PASSED:
            last += 1
        node = node.following.get(words[last]) if last < len(words) else None
    return longest


class Inflection:
    """The forms of English verbs and nouns: regular ones by rule, the others from the cue file."""

    def __init__(self, irregular: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._verbs = irregular.get("verbs", {})
        self._nouns = irregular.get("nouns", {})

    def verb(self, phrase: str) -> list[str]:
        """The forms of a verb.

        As in "travel to" → travel to, travels to, travelled to, travelling to, and so on.
        """
        verb, _, rest = phrase.partition(" ")
        forms = [verb, *(self._verbs.get(verb) or self._regular_verb(verb))]
        return [f"{form} {rest}".strip() for form in dict.fromkeys(forms)]

    def noun(self, phrase: str) -> list[str]:
        """Singular and plural: "exchange student" → exchange student, exchange students."""
        rest, _, noun = phrase.rpartition(" ")
        plural = self._nouns[noun] if noun in self._nouns else [self._third(noun)]
        return [f"{rest} {form}".strip() for form in dict.fromkeys([noun, *plural])]

    @staticmethod
    def _third(word: str) -> str:
        if word.endswith("y") and word[-2:-1] not in _VOWELS:
            return word[:-1] + "ies"
        return word + ("es" if word.endswith(_SIBILANTS) else "s")

    def _regular_verb(self, verb: str) -> Iterator[str]:
        yield self._third(verb)
        if verb.endswith("e"):
            yield from (verb + "d", verb[:-1] + "ing")
        elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
            yield from (verb[:-1] + "ied", verb + "ing")
        else:
            yield from (verb + "ed", verb + "ing")
            if verb[-1] in "bdglmnprt" and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWELS:
                yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")
