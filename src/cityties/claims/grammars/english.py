"""The grammar of English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cityties.claims.discourse import Discourse, resolve_references, resolve_regions
from cityties.claims.exchanges import Candidate, find_candidates
from cityties.claims.lexicon import lexicon
from cityties.claims.parties import Party, named_parties
from cityties.claims.quantities import Counted, find_quantities
from cityties.claims.rows import Row, make_row
from cityties.claims.sentences import Sentence
from cityties.claims.ties import TieCandidate, find_tie_candidates, signed
from cityties.dates import Time
from cityties.places import Gazetteer
from cityties.records import Mention, Role


class EnglishGrammar:
    """Words with gaps between them, prepositions before a name."""

    trusts_bodies = False

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._lexicon = lexicon(language)

    def row(self, text: str, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[Time]) -> Row:
        """The typed tokens of a sentence with the cues among them."""
        return make_row(text, sentence, mentions, times, self._lexicon)

    def parties(self, row: Row, memory: Discourse, gazetteer: Gazetteer) -> tuple[list[Party], list[Party]]:
        """Who is named in a sentence, and who is spoken of without a name."""
        named = resolve_regions(row, named_parties(row), memory, gazetteer)
        return named, resolve_references(row, named, memory, self._lexicon)

    def ties(
        self, row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
    ) -> Iterable[TieCandidate]:
        """The ties that a sentence may state."""
        return find_tie_candidates(row, part, named, spoken, memory)

    def exchanges(
        self, row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
    ) -> Iterable[Candidate]:
        """The exchanges that a sentence may tell of."""
        return find_candidates(row, part, named, spoken, memory, self._lexicon)

    def signed(self, tie: TieCandidate) -> bool:
        """Whether a tie is told as a signing."""
        return signed(tie.row)

    def quantities(self, row: Row, text: str) -> Iterable[Counted]:
        """How much of what a sentence counts, in order."""
        return find_quantities(row)
