"""Names that may be meant by one that nobody bears: for looking up, never for finding mentions in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

import marisa_trie

from cityties.places.folding import fold
from cityties.places.levels import bare
from cityties.places.sources.tables import document

PART, QUALIFIER, DROPPED_WORD = 3.0, 8.0, 1.5
LONGER, SEAT, SLIP = 3.0, 1.2, 2.4
"""What a reading costs, in the units of a place's prior (one for a tenfold population): a part of the name, a
part behind a particle, each word left out; a longer name; a district's seat; each letter that differs."""

LEAST_LETTERS = 4
"""A part of a name, or a name with a slip, has at least so many letters: shorter ones are like too many."""
SLIPS = ((14, 3), (8, 2), (LEAST_LETTERS, 1))
"""From how many letters on how many may differ."""
UNLIKE = 0.5
"""What each letter costs that a seat and its district's stem do not share: Balashovsky is of Balashov."""
DISTRICT = re.compile(r"^(.+) (?:district|raion|rayon)$")
LONGEST_ENDING = 5
"""A seat's name goes on at most so far behind its district's stem: Peschanokop|skoye."""
MOST_KEYS = 500


def guesses(trie: marisa_trie.Trie, name: str) -> dict[str, float]:
    """Folded names of the gazetteer that ``name`` may stand for, with what each costs."""
    folded = fold(name)
    found: dict[str, float] = {}
    if len(_without_common(folded.split())) < LEAST_LETTERS:
        return found  # "New", "Saint": all too many names go on so
    readings = [*_parts(folded), *longer(trie, folded), *seats(trie, folded)]
    for wanted in {folded, bare(name)}:
        readings += _slips(trie, wanted)
    for key, cost in readings:
        if key in trie:
            found[key] = min(cost, found.get(key, cost))
    return found


@cache
def words(kind: str) -> frozenset[str]:
    """The folded words of one kind in ``guessing.yml``."""
    return frozenset(map(fold, document("guessing.yml")[kind].split()))


def _parts(folded: str) -> Iterator[tuple[str, float]]:
    """Runs of words from the start or the end: Hattersheim (am Main), Brotterode-(Trusetal), (East) Devon."""
    parts = folded.split()
    for size in range(len(parts) - 1, 0, -1):
        behind = PART + (QUALIFIER - PART) * (parts[-size - 1] in words("particles"))
        for run, cost in ((parts[:size], PART), (parts[-size:], behind + 0.5)):
            core = _without_common(run)
            if len(core) >= LEAST_LETTERS:
                left_out = DROPPED_WORD * (len(parts) - size - 1)
                yield " ".join(run), cost + left_out
                yield core, cost + left_out


def halves(name: str) -> Iterator[tuple[str, str]]:
    """The two names in a name, split where it may be: Sankt Andrä|Wördern, Neumarkt in der|Steiermark."""
    for match in re.finditer(r"\s*[-–/]\s*|\s+(?:and|und|et|e|y|i)\s+", name):
        yield name[: match.start()], name[match.end() :]
    parts = name.split()
    inner = [place for place in range(1, len(parts) - 1) if fold(parts[place]) in words("particles")]
    if inner:
        yield " ".join(parts[: inner[0]]), " ".join(parts[inner[-1] + 1 :])


def _without_common(run: list[str]) -> str:
    """A run of words without the words at its ends that mean no place alone."""
    idle = words("common") | words("particles")
    kept = list(run)
    while kept and kept[-1] in idle:
        kept.pop()
    while kept and kept[0] in idle:
        kept.pop(0)
    return " ".join(kept)


def longer(trie: marisa_trie.Trie, folded: str) -> Iterator[tuple[str, float]]:
    """Names that go on behind it: Orkney (Islands), Gribskov (Kommune)."""
    if len(folded) >= LEAST_LETTERS:
        for key in trie.keys(folded + " ")[:MOST_KEYS]:
            yield key, LONGER


def seats(trie: marisa_trie.Trie, folded: str) -> Iterator[tuple[str, float]]:
    """Seats of districts that are called after them: Peschanokopsky District, of Peschanokopskoye."""
    match = DISTRICT.match(folded)
    if match is None:
        return
    adjective = match.group(1)
    stems = {adjective.removesuffix(ending) for ending in words("districts") if adjective.endswith(ending)}
    whole = max(stems, key=len, default="")
    for stem in sorted(stem for stem in stems if len(stem) >= LEAST_LETTERS):
        for key in trie.keys(stem)[:MOST_KEYS]:
            if len(key) - len(stem) <= LONGEST_ENDING and " " not in key[len(stem) :]:
                alike = takewhile(lambda pair: pair[0] == pair[1], zip(key, whole, strict=False))
                yield key, SEAT + UNLIKE * (len(key) + len(whole) - 2 * len(list(alike)))


def _slips(trie: marisa_trie.Trie, wanted: str) -> Iterator[tuple[str, float]]:
    """Names that differ in a few letters behind the first: other transliterations, doubled letters, slips."""
    from rapidfuzz import process  # noqa: PLC0415 - needed only where a name is not known
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    allowed = next((slips for length, slips in SLIPS if len(wanted) >= length), 0)
    if allowed:
        near = [key for key in trie.keys(wanted[0]) if abs(len(key) - len(wanted)) <= allowed]
        for key, distance, _ in process.extract_iter(wanted, near, scorer=OSA.distance, score_cutoff=allowed):
            yield key, SLIP * distance
