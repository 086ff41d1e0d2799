"""Judgements in force: the last word on each claim, corrections, and which claims tell of one event.

Judgements are only ever added.  What was said last holds; a verdict that was withdrawn never was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from cityties.records import ExchangeClaim, TieClaim
from cityties.ties.model import Judgement, Telling

State = Literal["machine-read", "accepted", "corrected", "unsure", "rejected"]
STATES: dict[str, State] = {
    "accept": "accepted",
    "reject": "rejected",
    "unsure": "unsure",
    "correct": "corrected",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """The last word on one claim, with the fields that people corrected."""

    state: State = "machine-read"
    last: Judgement | None = None
    corrections: dict[str, Judgement] = field(default_factory=dict)

    @property
    def reviewed(self) -> bool:
        """Whether a person stands behind it."""
        return self.state in {"accepted", "corrected"}


UNJUDGED = Judged()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All judgements in force: by claim, and pairs said to be the same or different, the latest first."""

    by_claim: dict[str, Judged]
    pairs: tuple[tuple[str, str, bool], ...]

    def of(self, key: str) -> Judged:
        """The last word on a claim."""
        return self.by_claim.get(key, UNJUDGED)


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody withdrew, the oldest first.  A withdrawal can itself be withdrawn."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    withdrawn: set[str] = set()
    kept = []
    for judgement in reversed(ordered):
        if judgement.id in withdrawn:
            continue
        if judgement.verdict == "withdraw":
            withdrawn.add(judgement.withdraws or "")
        else:
            kept.append(judgement)
    return kept[::-1]


def weigh(judgements: Iterable[Judgement]) -> Verdicts:
    """What the judgements come to."""
    by_claim: dict[str, Judged] = {}
    pairs = []
    for judgement in in_force(judgements):
        if judgement.verdict in {"same", "different"}:
            one, other = sorted((judgement.claim, judgement.other or ""))
            pairs.append((one, other, judgement.verdict == "same"))
        else:
            before = by_claim.get(judgement.claim, UNJUDGED)
            corrections = dict(before.corrections)
            if judgement.verdict == "correct" and judgement.field:
                corrections[judgement.field] = judgement
            by_claim[judgement.claim] = Judged(STATES[judgement.verdict], judgement, corrections)
    return Verdicts(by_claim, tuple(reversed(pairs)))


def corrected(telling: Telling, verdicts: Verdicts) -> Telling:
    """The telling with what people corrected."""
    corrections = verdicts.of(telling.key).corrections
    if not corrections:
        return telling
    return msgspec.structs.replace(telling, claim=_correct(telling.claim, corrections))


def _correct(claim: TieClaim | ExchangeClaim, corrections: dict[str, Judgement]) -> TieClaim | ExchangeClaim:
    fields: dict[str, Any] = msgspec.to_builtins(claim)
    for name, judgement in corrections.items():
        fields[name] = None if judgement.value is None else msgspec.json.decode(judgement.value)
    if claim.__struct_config__.tag == "tie" and fields["a"]["id"] > fields["b"]["id"]:
        fields["a"], fields["b"] = fields["b"], fields["a"]
    return msgspec.convert(fields, type(claim))
