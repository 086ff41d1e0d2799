"""What reading asks of a language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from cityties.claims.discourse import Discourse
from cityties.claims.exchanges import Candidate
from cityties.claims.parties import Party
from cityties.claims.quantities import Counted
from cityties.claims.rows import Row, Token
from cityties.claims.sentences import Sentence
from cityties.claims.ties import TieCandidate
from cityties.dates import Time
from cityties.places import Gazetteer
from cityties.records import Mention, Place, Role


class Grammar(Protocol):
    """The steps from a sentence to candidates, in the order in which they are taken."""

    language: str
    gapless: bool
    """Whether words stand without gaps between them."""

    def row(self, text: str, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[Time]) -> Row:
        """The typed tokens of a sentence with the cues among them."""

    def trusted(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of an article that may be taken at their word."""

    def home(self, rows: Sequence[Row], found: Place | None) -> Place | None:
        """The place from which a story is told, of which ``found`` is the one named most."""

    def parties(self, row: Row, memory: Discourse, gazetteer: Gazetteer) -> tuple[list[Party], list[Party]]:
        """Who is named in a sentence, and who is spoken of without a name."""

    def ties(
        self, row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
    ) -> Iterable[TieCandidate]:
        """The ties that a sentence may state."""

    def exchanges(
        self, row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
    ) -> Iterable[Candidate]:
        """The exchanges that a sentence may tell of."""

    def own_time(self, tie: TieCandidate) -> Token | None:
        """The time that belongs to one tie of several in a sentence: 长野市(1981年)、得梅因市(1985年)."""

    def apart(self, tie: TieCandidate) -> object:
        """What keeps the signings of one sentence apart; the same for those that are one event."""

    def signed(self, tie: TieCandidate) -> bool:
        """Whether a tie is told as a signing."""

    def quantities(self, row: Row, text: str) -> Iterable[Counted]:
        """How much of what a sentence counts, in order."""
