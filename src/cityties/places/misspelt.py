"""Names written with a slip, where the text tells the country or region: "Limeria, Brazil"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from cityties.places.english import english
from cityties.places.entries import ALIAS
from cityties.places.folding import fold
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.levels import level_words
from cityties.records import Candidate, Mention, Place, Reason

LEAST_LETTERS = 5
"""Of a name; shorter ones are one letter away from too many others."""
LEAST_PRIOR = 4.8
"""The prior (about log10 of people) of a town that a text misspells: a village may as well be called so."""
LEAD = 1.0
"""By how much it must be better known than another of nearly that name."""
ABOUT = 0.5
"""Degrees within which a division lies about the town that it is called like."""
OUTER = frozenset({"country", "state", "province", "prefecture", "region"})
"""Levels of what tells where a misspelt town lies."""
BEFORE = re.compile(
    r"(?<![\w’'.-])((?:[A-Z][\w’'-]*[ -])?(?:[\w’'-]+ ){0,3}[A-Z][\w’'-]+)(?:, | ?\(| ?\| ?)$"
)
"""One to five words before a comma, a bracket or a stroke: "San Nicholas de los Garza, Mexico"."""
FRAMED = re.compile(
    r"\b(?:[Cc]ity|[Tt]own|[Pp]ort|[Mm]ayor|[Mm]unicipality) of ([A-Z][a-z]{4,})\b(?! [A-Z])"
    r"|(?<![A-Z][a-z] )\b([A-Z][a-z]{4,}), (?:a|its|their|the) (?:[a-z-]+ ){0,2}(?:city|town|port)\b"
)
"""What is called a town: "the port of Xaimen", "to Emplame, a sister city across the border"."""
REACH = 60
"""Characters before a country in which such a name begins."""
LETTERS = ascii_lowercase + " "
"""What one slip may put into a folded name."""


def with_misspelt(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, and those of towns whose names have one letter too many, too few, wrong or misplaced."""
    found = list(_in_frames(text, mentions, gazetteer))
    for outer in mentions:
        if outer.place is None or outer.place.level not in OUTER or outer.role == "adjective":
            continue
        for name in _unknown_before(text, outer.start, mentions):
            holder = _meant(name, outer.place, gazetteer)
            if holder is not None:
                found += _mentions(text, name, gazetteer.place(holder.id))
                break
    if not found:
        return list(mentions)
    taken = [(m.start, m.end) for m in mentions if m.place is not None]
    new: list[Mention] = []
    for mention in found:
        if not any(start < mention.end and mention.start < end for start, end in taken):
            taken.append((mention.start, mention.end))
            new.append(mention)
    kept = [m for m in mentions if m.place or not any(n.start < m.end and m.start < n.end for n in new)]
    return sorted([*kept, *new], key=lambda m: m.start)


def _in_frames(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Those of unknown names that the text calls towns, and that one country which it names has nearly so."""
    countries = {m.place.id: m.place for m in mentions if m.place and m.place.level == "country"}
    if not countries:
        return
    names = {name for match in FRAMED.finditer(text) for name in match.groups() if name}
    for name in sorted(names):
        holders = [_meant(name, country, gazetteer) for country in countries.values()]
        meant = [holder for holder in holders if holder is not None]
        if len(meant) == 1 and not english().words.issuperset(fold(name).split()):
            yield from _mentions(text, name, gazetteer.place(meant[0].id))


def _unknown_before(text: str, at: int, mentions: Sequence[Mention]) -> Iterator[str]:
    """The runs of words before a country that are no place so far, the longest first."""
    match = BEFORE.search(text, max(0, at - REACH), at)
    if match is None:
        return
    words = match.group(1).split(" ")
    if len(words) > 1 and fold(words[-1]) in level_words():
        words.pop()  # "Munoko City, Uganda"
    end = match.start(1) + len(" ".join(words))
    start = max((m.end for m in mentions if m.place and m.start < end), default=0)
    for first, word in enumerate(words):
        run = " ".join(words[first:])
        if (
            end - len(run) >= start
            and word[0].isupper()
            and not english().words.issuperset(fold(run).split())
        ):
            yield run


def _meant(name: str, outer: Place, gazetteer: Gazetteer) -> Holder | None:
    """The one well-known place there that is nearly called so."""
    key = fold(name)
    if len(key) < LEAST_LETTERS or key in gazetteer.trie:
        return None
    near: dict[int, Holder] = {}
    for other in sorted(set(_slips(key))):
        if other in gazetteer.trie:
            near |= {holder.id: holder for holder in gazetteer.bearers(other) if _fits(holder, outer)}
    ordered = sorted(near.values(), key=lambda holder: (-holder.prior, holder.id))
    if not ordered or any(_rivals(ordered[0], other) for other in ordered[1:]):
        return None
    return ordered[0]


def _rivals(best: Holder, other: Holder) -> bool:
    """Whether another place may be meant as well: not the district about the best."""
    apart = abs((best.latitude or 0) - (other.latitude or 0)) + abs(
        (best.longitude or 0) - (other.longitude or 0)
    )
    return best.prior - other.prior < LEAD and (best.region != other.region or apart > ABOUT)


def _fits(holder: Holder, outer: Place) -> bool:
    inside = holder.country == outer.country if outer.level == "country" else holder.region == outer.id
    return inside and holder.feature != "PCL" and holder.trust > ALIAS and holder.prior >= LEAST_PRIOR


def _slips(key: str) -> Iterator[str]:
    """What a name becomes with one slip behind its first letter."""
    for at in range(1, len(key)):
        start, end = key[:at], key[at:]
        yield start + end[1:]
        if len(end) > 1:
            yield start + end[1] + end[0] + end[2:]
        for letter in LETTERS:
            yield start + letter + end[1:]
            yield start + letter + end


def _mentions(text: str, name: str, place: Place) -> Iterator[Mention]:
    because = (Reason(feature="nearly its name, and the text says what it lies in", weight=LEAST_PRIOR),)
    candidate = Candidate(place=place, score=LEAST_PRIOR, because=because)
    for match in re.finditer(rf"\b{re.escape(name)}\b", text):
        yield Mention(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            status="linked",
            place=place,
            candidates=(candidate,),
        )


__all__ = ["with_misspelt"]
