"""What a reviewer sees of one claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cityties.records import Claim as ClaimRecord
from cityties_site.register.view_models.basics import ArticleRef, Label, Review


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A piece of an article's text: ``mark``: sentence (main evidence), word (other evidence) or empty."""

    text: str
    mark: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClaimField:
    """A field of the claim as it stands, with the words that state it; ``text`` is empty where it is open."""

    field: Label
    text: str
    quote: str | None
    corrected: bool


@dataclass(frozen=True, kw_only=True)
class Effect:
    """A field of the register, now and when the claim is accepted; the same where nothing would change."""

    field: Label
    now: str
    then: str

    @property
    def changes(self) -> bool:
        """Whether accepting changes it."""
        return self.now != self.then


@dataclass(frozen=True, kw_only=True)
class Said:
    """A judgement on the claim: who said what, when and why; ``field`` and ``value`` of a correction."""

    id: int
    verdict: Label
    by: str
    at: datetime
    reason: str
    field: Label | None
    value: str
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class OtherTelling:
    """Another claim about an exchange that is, or may be, the same: its sentence, source and words.

    ``pair`` is the judgement (by id) that joined or parted the two, if one is in force.
    """

    key: str
    sentence: str
    source: ArticleRef
    quote: str
    reviewed: bool
    pair: int | None = None


@dataclass(frozen=True, kw_only=True)
class ItemView:
    """One claim to be judged, with all that one needs for it.

    ``record`` is the claim with what people corrected; ``seen`` the number of the newest judgement on it (0:
    none), which a decision gives back so that a stale one is known; ``rank`` is ``None`` where it no longer
    waits; ``superseded`` where a newer reading of the page has taken the place of the one it is from.
    """

    key: str
    kind: str
    rank: Label | None
    sentence: str
    record: ClaimRecord
    fields: tuple[ClaimField, ...]
    quote: str
    text: tuple[Stretch, ...]
    cut_before: bool
    cut_after: bool
    article: ArticleRef
    page_article: str
    effects: tuple[Effect, ...]
    new: bool
    path: str | None
    joined: tuple[OtherTelling, ...]
    similar: tuple[OtherTelling, ...]
    review: Review
    said: tuple[Said, ...]
    seen: int
    superseded: bool
    by: str
    score: float
    because: tuple[tuple[str, float], ...]


@dataclass(frozen=True, kw_only=True)
class QueueLine:
    """A claim in a list: its sentence and rank, and the words that it rests on."""

    key: str
    sentence: str
    rank: Label
    quote: str
    article: ArticleRef


@dataclass(frozen=True, kw_only=True)
class SourceText:
    """A page's whole text, with what it is and how many claims of it there are."""

    id: str
    article: ArticleRef
    text: str


@dataclass(frozen=True, kw_only=True)
class WaitingSource:
    """A page with claims that wait, and how many."""

    id: str
    title: str
    outlet: str
    number: int


@dataclass(frozen=True, kw_only=True)
class QueueCounts:
    """How many claims wait, by rank; and of how many articles."""

    total: int
    ranks: tuple[tuple[Label, int], ...]
