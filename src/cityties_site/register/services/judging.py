"""What people say of claims: added, never changed; what is derived follows in the same transaction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from cityties.errors import InputError
from cityties.ties import Telling, topic_of
from cityties.ties.judging import corrected, weigh
from cityties_site.register.models import Claim, Judgement, Topic
from cityties_site.register.services.deriving import derive
from cityties_site.register.services.placing import decode_claim, places_in, store_places
from cityties_site.register.services.topics import judgements_of
from cityties_site.register.services.writing import write


def judge(
    verdict: str,
    claim: str,
    *,
    by: str,
    other: str = "",
    field: str = "",
    value: Any = None,
    withdraws: int | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Judgement:
    """Add a person's verdict on a claim, by its key.

    Args:
        verdict: accept, reject, correct, unsure; same or different (with ``other``); or withdraw.
        claim: the key of the claim.
        by: user name of the person.
        other: the key of the other claim.
        field: the field that is corrected, and ``value`` what it is to be, in the form of the claim's JSON.
        value: see ``field``.
        withdraws: the judgement (by id) that is taken back.
        reason: why, in the person's words.
        at: when it was said; now, unless told.

    Raises:
        InputError: there is no such claim, or the verdict does not make sense.
    """
    _check(verdict, claim, other, field)
    row = Judgement(
        verdict=verdict,
        claim_key=claim,
        other_key=other,
        field=field,
        value=msgspec.json.encode(value).decode() if verdict == "correct" else "",
        withdraws_id=withdraws,
        by=by,
        at=at or datetime.now(UTC),
        reason=reason,
    )
    return write(lambda: _judge(row))


def judgement_key(number: int) -> str:
    """The key of the claim that a judgement is about."""
    return Judgement.objects.values_list("claim_key", flat=True).get(pk=number)


def _judge(row: Judgement) -> Judgement:
    row.save(force_insert=True)
    touched = {row.claim_key, *filter(None, [row.other_key])}
    if row.verdict == Judgement.Verdict.CORRECT:
        follow_correction(row.claim_key)
    derive(set(Topic.objects.filter(claim__key__in=touched).values_list("name", flat=True)))
    return row


def follow_correction(key: str) -> None:
    """Note topic and places of a corrected claim; a correction that makes no claim is refused."""
    verdicts = weigh(judgements_of({key}))
    for claim in Claim.objects.filter(key=key).select_related("article"):
        telling = Telling(key=key, claim=decode_claim(claim.document), article="", source="")
        try:
            mended = corrected(telling, verdicts)
        except msgspec.ValidationError as error:
            raise InputError(
                key, f"the correction makes no claim: {error}", remedy="Check its value."
            ) from error
        Topic.objects.get_or_create(claim=claim, name=topic_of(mended))
        store_places((place, claim.article.reader_order) for place in places_in(mended.claim))


def _check(verdict: str, claim: str, other: str, field: str) -> None:
    if verdict not in Judgement.Verdict.values:
        raise InputError(
            claim, f"'{verdict}' is no verdict", remedy=f"Say {', '.join(Judgement.Verdict.values)}."
        )
    if (verdict in {"same", "different"}) != bool(other) or claim == other:
        raise InputError(claim, "same and different are said of two claims", remedy="Name two claims.")
    if (verdict == "correct") != bool(field):
        raise InputError(claim, "a correction names a field, and nothing else does", remedy="Name the field.")
    for key in filter(None, [claim, other]):
        if not Claim.objects.filter(key=key).exists():
            raise InputError(
                key, "there is no such claim", remedy="Look its key up in the table of statements."
            )
