"""The grammar of Chinese and of Japanese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cityties.claims.cjk.doubtful import trusted
from cityties.claims.cjk.exchanges import cjk_exchanges
from cityties.claims.cjk.lexicon import cjk_lexicon
from cityties.claims.cjk.numbers import find_counted
from cityties.claims.cjk.parties import cjk_parties
from cityties.claims.cjk.people import remember_people
from cityties.claims.cjk.references import at_home, remember_pair, spoken_parties
from cityties.claims.cjk.rows import make_cjk_row
from cityties.claims.cjk.ties import cjk_ties, own_time, signed_in
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


class CjkGrammar:
    """No gaps between words; regions before what lies in them; what a name does is said right beside it."""

    gapless = True

    def __init__(self, language: str) -> None:
        self.language = language
        self._lexicon = cjk_lexicon(language)

    def row(self, text: str, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[Time]) -> Row:
        """The typed tokens of a sentence with the cues among them."""
        return make_cjk_row(text, sentence, mentions, times, self._lexicon)

    def trusted(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions that are no parts of people's names and no common words."""
        return trusted(text, mentions)

    def home(self, rows: Sequence[Row], found: Place | None) -> Place | None:
        """The place named most where the language is at home, before one abroad that is named more often."""
        return at_home(rows, found, self._lexicon)

    def parties(self, row: Row, memory: Discourse, gazetteer: Gazetteer) -> tuple[list[Party], list[Party]]:
        """Who is named in a sentence, and who is spoken of without a name."""
        named = cjk_parties(row, self._lexicon)
        if any(not p.places for p in named):
            memory.pair = None  # somebody takes part for whom no place is known: nobody else may stand in
        spoken = spoken_parties(row, named, memory, self._lexicon)
        remember_people(row, named, memory, self._lexicon)
        remember_pair(row, named, memory)
        return named, spoken

    def ties(
        self, row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
    ) -> Iterable[TieCandidate]:
        """The ties that a sentence may state."""
        return cjk_ties(row, part, named, spoken, memory, self._lexicon)

    def exchanges(
        self, row: Row, part: Role, named: Sequence[Party], spoken: Sequence[Party], memory: Discourse
    ) -> Iterable[Candidate]:
        """The exchanges that a sentence may tell of."""
        return cjk_exchanges(row, part, named, spoken, memory, self._lexicon)

    def own_time(self, tie: TieCandidate) -> Token | None:
        """The time that belongs to one tie of several in a sentence: 长野市(1981年)、得梅因市(1985年)."""
        return own_time(tie)

    def apart(self, tie: TieCandidate) -> object:
        """What keeps signings apart: each pair has its own."""
        return tie.a.id, tie.b.id

    def signed(self, tie: TieCandidate) -> bool:
        """Whether a tie is told as a signing."""
        return signed_in(tie)

    def quantities(self, row: Row, text: str) -> Iterable[Counted]:
        """How much of what a sentence counts, in order."""
        return find_counted(row, text)
