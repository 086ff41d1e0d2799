"""What judgements are about: a key that a claim keeps for as long as its evidence stays the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import msgspec

from cityties.records import Claim, TieClaim


def claim_keys(page: str, claims: Iterable[Claim]) -> list[str]:
    """A key for each claim of a page, made of the page, what is claimed of whom, and the words for it.

    A newer reader that finds the same in the same words gives the same key, and what people said of the claim
    carries over.  Claims that the words do not tell apart are numbered.
    """
    seen: Counter[str] = Counter()
    keys = []
    for claim in claims:
        words = sorted({(e.field, e.quote) for e in claim.evidence})
        base = _hash([page, claim.__struct_config__.tag, claim.kind, _parties(claim), words, 0])
        keys.append(base if not seen[base] else _hash([base, seen[base]]))
        seen[base] += 1
    return keys


def _parties(claim: Claim) -> list[list[int]]:
    if isinstance(claim, TieClaim):
        return [[claim.a.id], [claim.b.id]]
    return [sorted(p.id for p in end) for end in (claim.from_, claim.to, claim.where)]


def _hash(parts: object) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:24]
