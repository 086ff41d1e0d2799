"""The text around a claim's evidence, cut into stretches that a page can mark."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from cityties.records import Claim, Evidence
from cityties_site.register.view_models import Stretch

AROUND = 1200
"""Characters shown before and after the evidence: some paragraphs, about a screen."""
MOST = 200_000
"""Characters of a whole text that are shown; longer ones are no news pages."""


@dataclass(frozen=True)
class Window:
    """What is shown of a text, and whether it goes on before and after."""

    stretches: tuple[Stretch, ...]
    cut_before: bool
    cut_after: bool


def stretches(text: str, claim: Claim, *, whole: bool = False) -> Window:
    """The text around the evidence, the main sentence and the words for each field marked."""
    proofs = [e for e in claim.evidence if text[e.start : e.end] == e.quote]
    main = next((e for e in proofs if e.field == "kind"), proofs[0] if proofs else None)
    first, last = (0, min(len(text), MOST)) if whole or main is None else _around(text, main)
    edges = {first, last}
    edges |= {edge for e in proofs for edge in (e.start, e.end) if first < edge < last}
    ordered = sorted(edges)
    pieces = [_stretch(text, start, end, proofs, main) for start, end in pairwise(ordered)]
    return Window(tuple(pieces), first > 0, last < len(text))


def _around(text: str, main: Evidence) -> tuple[int, int]:
    """From the paragraph that begins before, to the one that ends after."""
    first, last = max(0, main.start - AROUND), min(len(text), main.end + AROUND)
    first = text.rfind("\n", 0, first) + 1 if first else 0
    end = text.find("\n", last)
    return (first if main.start - first < 3 * AROUND else main.start - AROUND), (
        end if 0 <= end < main.end + 3 * AROUND else last
    )


def _stretch(text: str, start: int, end: int, proofs: list[Evidence], main: Evidence | None) -> Stretch:
    inside = tuple(dict.fromkeys(e.field for e in proofs if e.start <= start and end <= e.end))
    in_main = main is not None and main.start <= start and end <= main.end
    mark = "sentence" if in_main else "word" if inside else ""
    return Stretch(text=text[start:end], mark=mark, fields=inside)
