"""Names that somebody may have meant."""

from __future__ import annotations

import difflib

from cityties.places.folding import fold
from cityties.places.gazetteer import Gazetteer

SURE_LETTERS = 2
"""How many first letters are taken to be right; slips come later in a word (and a search stays quick)."""

SLIPS = 2
"""How many letters a name may be longer or shorter than the one that was typed."""


def suggest(gazetteer: Gazetteer, name: str, *, limit: int = 3) -> tuple[str, ...]:
    """Names of the gazetteer that look like ``name``, the likest first: Sapporro → Sapporo."""
    wanted = fold(name)
    near = (key for key in gazetteer.trie.keys(wanted[:SURE_LETTERS]) if abs(len(key) - len(wanted)) <= SLIPS)
    keys = difflib.get_close_matches(wanted, near, n=limit, cutoff=0.8)
    best = (gazetteer.find(key, limit=1) for key in keys)
    return tuple(dict.fromkeys(found[0].name for found in best if found))
