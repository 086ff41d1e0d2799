"""Claims that people mark in a text: they stand beside the reader's, and are carried to newer readings.

A claim that somebody marked is a row like any other, with that person's name; it is never changed, and judged
like the rest.  When a newer reader reads the page, the claim is added to that reading too, as long as its
words still stand in the text; its key stays the same, and so does what people said of it.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec

from cityties.errors import InputError
from cityties.records import Claim as ClaimRecord
from cityties.records import Evidence
from cityties.ties.keys import claim_keys
from cityties_site.register.models import Article, Claim
from cityties_site.register.services.adding import add_claims
from cityties_site.register.services.deriving import derive
from cityties_site.register.services.judging import judge
from cityties_site.register.services.placing import add_places, decode_claim
from cityties_site.register.services.standing import place_articles, topics_of
from cityties_site.register.services.writing import write


def add_claim(article: str, claim: ClaimRecord, *, by: str, at: datetime | None = None) -> str:
    """Add a claim that somebody marked in an article, and that person's acceptance; returns its key.

    Raises:
        InputError: its words do not stand in the article, or it is there already.
    """
    return write(lambda: _add(article, claim, by, at or datetime.now(UTC)))


def _add(public_id: str, claim: ClaimRecord, by: str, at: datetime) -> str:
    row = Article.objects.filter(public_id=public_id, host=None, standing__until_day=None).first()
    if row is None:
        raise InputError(public_id, "there is no such article", remedy="Open it again from the desk.")
    if not claim.evidence or any(row.text[e.start : e.end] != e.quote for e in claim.evidence):
        raise InputError(public_id, "the marked words are not in its text", remedy="Mark them again.")
    digest = row.page.digest
    (key,) = claim_keys(digest, [claim])
    if Claim.objects.filter(article=row, key=key).exists():
        raise InputError(public_id, "the register has this claim already", remedy="Look for it in the queue.")
    own = hashlib.sha256(msgspec.json.encode(["marked", key])).hexdigest()[:16]
    proofs = tuple(msgspec.structs.replace(e, page=digest) for e in claim.evidence)
    add_claims(row, [(key, msgspec.structs.replace(claim, id=own, evidence=proofs))], by=by)
    _settle([row])
    judge("accept", key, by=by, at=at)
    return key


def _settle(articles: list[Article]) -> None:
    renamed = add_places(articles)
    changed = place_articles(articles)
    derive(topics_of([*changed, *(a.pk for a in articles)]) | renamed)


def carry_over(article: Article) -> None:
    """Add to a new reading the claims that people marked in older ones, where the words still stand."""
    marked = Claim.objects.filter(article__page=article.page_id, article__host=None).exclude(by="")
    held = set(Claim.objects.filter(article=article).values_list("key", flat=True))
    for row in marked.exclude(article=article).order_by("pk"):
        claim = _moved(decode_claim(row.document), article.text)
        if claim is not None and row.key not in held:
            held.add(row.key)
            add_claims(article, [(row.key, claim)], by=row.by)


def _moved(claim: ClaimRecord, text: str) -> ClaimRecord | None:
    """The claim with its words where they stand now; ``None`` where they no longer do."""
    proofs = []
    for proof in claim.evidence:
        start = text.find(proof.quote)
        if start < 0:
            return None
        proofs.append(_at(proof, start))
    return msgspec.structs.replace(claim, evidence=tuple(proofs))


def _at(proof: Evidence, start: int) -> Evidence:
    return msgspec.structs.replace(proof, start=start, end=start + len(proof.quote))
