"""A reviewer's decisions: each counts once, none is written over somebody else's, each can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from django.core.signing import TimestampSigner, b62_decode

from cityties_site.desk import leases
from cityties_site.desk.models import Decision
from cityties_site.register import services
from cityties_site.register.roles import Person
from cityties_site.register.selectors import reviewing
from cityties_site.register.wording import STATES, VERDICTS, label

State = Literal["done", "again", "stale", "taken"]
LONGEST = timedelta(hours=1).total_seconds()
"""A decision that took longer was not thought about for so long: it is not timed."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a reviewer decides about a claim: verdict, reason, corrections by field, the other of a pair."""

    verdict: str
    reason: str = ""
    corrections: dict[str, Any] = field(default_factory=dict)
    other: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a decision: done; sent again (it counts once); stale or taken (nothing was written)."""

    state: State
    decision: Decision | None = None
    by: str = ""


def decide(
    person: Person, key: str, choice: Choice, *, client_id: str, seen: int, seconds: float | None = None
) -> Outcome:
    """Write a decision on one claim.

    Args:
        person: who decides.
        key: the claim.
        choice: what is decided.
        client_id: made by the browser for this decision.
        seen: number of the newest verdict when the claim was shown; a newer one makes this stale.
        seconds: from when the claim was shown until it was decided.

    Raises:
        InputError: there is no such claim, or a correction makes no sense.
    """
    return services.write(lambda: _decide(person, key, choice, client_id, seen, seconds))


def _decide(
    person: Person, key: str, choice: Choice, client_id: str, seen: int, seconds: float | None
) -> Outcome:
    early = _known(client_id) or _stale(person, key, seen)  # looked at while nobody else is writing
    if early is not None:
        return early
    name = person.get_username()
    if choice.verdict == "correct":
        said = [
            services.judge("correct", key, field=field, value=value, by=name, reason=choice.reason)
            for field, value in choice.corrections.items()
        ]
    else:
        said = [services.judge(choice.verdict, key, other=choice.other, by=name, reason=choice.reason)]
    if choice.verdict not in {"same", "different"}:
        leases.give_back(key)
    return Outcome(state="done", decision=_note(person, choice.verdict, [key], said, client_id, seconds))


def accept_all(person: Person, seen: dict[str, int], *, client_id: str) -> Outcome:
    """Accept several claims at once, all or none; ``seen`` has the newest verdict on each, as shown."""

    def work() -> Outcome:
        early = _known(client_id)
        for key, number in seen.items():
            early = early or _stale(person, key, number)
        if early is not None:
            return early
        said = [services.judge("accept", key, by=person.get_username()) for key in seen]
        leases.give_back(*seen)
        return Outcome(state="done", decision=_note(person, "accept", list(seen), said, client_id, None))

    return services.write(work)


def undo(person: Person, decision: Decision) -> bool:
    """Take a decision of one's own back; ``False`` if that was done already."""

    def work() -> bool:
        fresh = Decision.objects.get(pk=decision.pk)
        if fresh.undone_at is not None:
            return False
        for pk in fresh.judgements:
            services.judge("withdraw", _claim_of(pk), withdraws=pk, by=person.get_username())
        fresh.undone_at = datetime.now(UTC)
        fresh.save(update_fields=["undone_at"])
        return True

    return services.write(work)


def latest(person: Person, *, client_id: str = "") -> Decision | None:
    """Somebody's last decision that is not taken back, or the one with a browser's id."""
    own = Decision.objects.filter(by=person, undone_at=None)
    return (own.filter(client_id=client_id) if client_id else own).order_by("-at", "-pk").first()


def before(person: Person, key: str) -> str | None:
    """The claim that somebody decided before this one; the last one, if this is not decided yet."""
    own = Decision.objects.filter(by=person, undone_at=None).order_by("-at", "-pk")
    keys = [claims[0] for claims in own.values_list("claims", flat=True)[:200] if claims]
    if key in keys:
        keys = keys[keys.index(key) + 1 :]
    return next((other for other in keys if other != key), None)


def last_batch(person: Person) -> Decision | None:
    """Somebody's last decision, where it was about several claims at once."""
    decision = latest(person)
    return decision if decision is not None and len(decision.claims) > 1 else None


def newest(person: Person, *, language: str, most: int = 8) -> list[dict[str, str]]:
    """Somebody's last decisions, in words, with the claim of each."""
    rows = Decision.objects.filter(by=person, undone_at=None).order_by("-at", "-pk")[:most]
    return [{"key": row.claims[0], "words": words_of(row, language=language)} for row in rows if row.claims]


def words_of(decision: Decision, *, language: str) -> str:
    """A decision in words: what was said of which claim, or of how many."""
    said = label({**VERDICTS, **STATES}, reviewing.STATE_OF.get(decision.verdict, decision.verdict)).label
    if len(decision.claims) > 1:
        return f"{said}: {len(decision.claims)}"
    return f"{said}: {reviewing.sentence(decision.claims[0], language=language)}"


def seconds_since(signer: TimestampSigner, signed: str) -> float:
    """Seconds since something was signed."""
    stamp = signed.rsplit(signer.sep, 2)[1]
    return datetime.now(UTC).timestamp() - b62_decode(stamp)


def _claim_of(judgement: int) -> str:
    return services.judgement_key(judgement)


def _known(client_id: str) -> Outcome | None:
    decision = Decision.objects.filter(client_id=client_id).first()
    return Outcome(state="again", decision=decision) if decision else None


def _stale(person: Person, key: str, seen: int) -> Outcome | None:
    """Whether somebody else has judged the claim since it was shown, or has it before them now."""
    if reviewing.latest_word(key) != seen or reviewing.is_superseded(key):
        return Outcome(state="stale", by=reviewing.latest_judge(key))
    holder = leases.holder_of(key)
    return Outcome(state="taken", by=holder) if holder not in {None, person.get_username()} else None


def _note(
    person: Person,
    verdict: str,
    claims: Sequence[str],
    said: Sequence[Any],
    client_id: str,
    seconds: float | None,
) -> Decision:
    timed = seconds if seconds is not None and 0 < seconds <= LONGEST else None
    return Decision.objects.create(
        client_id=client_id,
        by=person,
        verdict=verdict,
        claims=list(claims),
        judgements=[judgement.pk for judgement in said],
        seconds=timed,
        at=datetime.now(UTC),
    )
