"""The grammar of English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from cityties.claims.clauses import clause
from cityties.claims.discourse import Discourse, resolve_references
from cityties.claims.exchanges import Candidate, find_candidates
from cityties.claims.lexicon import find_cues, lexicon
from cityties.claims.parties import Party, named_parties
from cityties.claims.quantities import Counted, find_quantities
from cityties.claims.regions import resolve_regions
from cityties.claims.rows import Row, Token, make_row
from cityties.claims.sentences import Sentence
from cityties.claims.tie_terms import signed
from cityties.claims.ties import TieCandidate, find_tie_candidates
from cityties.dates import Time
from cityties.places import Gazetteer
from cityties.records import Mention, Place, Role

_SETTLEMENTS = frozenset({"city", "town", "village", "district", "county", "county_level_city"})
_WELL_KNOWN = 200_000  # inhabitants; a school or firm is rarely named after a far place smaller than this


class EnglishGrammar:
    """Words with gaps between them, prepositions before a name."""

    gapless = False

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._lexicon = lexicon(language)

    def row(self, text: str, sentence: Sentence, mentions: Sequence[Mention], times: Sequence[Time]) -> Row:
        """The typed tokens of a sentence with the cues among them."""
        return make_row(text, sentence, mentions, times, self._lexicon)

    def trusted(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions that may be taken at their word; "Twin Town" names none."""
        told = [m for m in mentions if m.place is None or not self._is_term(text[m.start : m.end])]
        told = [m for m in told if not self._is_level(text, m)]
        return _reliable(told, self._lexicon.small_words)

    def _is_term(self, surface: str) -> bool:
        words = surface.lower().split()
        whole = (0, len(words) - 1)
        cues = find_cues(words, self._lexicon.tree) if len(words) > 1 else ()
        return any(m.sense.group == "term" and (m.first, m.last) == whole for m in cues)

    def _is_level(self, text: str, mention: Mention) -> bool:
        """Whether a mention is only a word for a sort of place: "The City" of "The City of Kofu"."""
        words = text[mention.start : mention.end].lower().split()
        plain = words[-1] in self._lexicon.levels and words[:-1] in ([], ["the"])
        return plain and text.startswith(" of ", mention.end)

    def home(self, rows: Sequence[Row], found: Place | None) -> Place | None:
        """The place named most."""
        return found

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

    def own_time(self, tie: TieCandidate) -> Token | None:
        """The time that the line of a roster gives; others are left to the calendar."""
        return tie.dated

    def apart(self, tie: TieCandidate) -> object:
        """What keeps signings apart: who signs with several at once makes one agreement with all of them."""
        return tie.a.id

    def signed(self, tie: TieCandidate) -> bool:
        """Whether a tie is told as a signing."""
        return signed(tie.row, *clause(tie.row, tie.match))

    def quantities(self, row: Row, text: str) -> Iterable[Counted]:
        """How much of what a sentence counts, in order."""
        return find_quantities(row)


def _reliable(mentions: Sequence[Mention], small_words: Mapping[str, frozenset[str]]) -> list[Mention]:
    """The mentions without those that only name a body: "Huxi Middle School", "Sichuan Airlines".

    A small place that stands only inside names of bodies is seldom the one that is known, unless they govern
    it or look after its ties: "Kofu City Council", "Kofu Twinning Association".  An airline flies between
    other places than its own.
    """
    carriers, civic = small_words["carriers"], small_words["civic bodies"]
    plain = {m.place.id for m in mentions if m.place is not None and m.role == "place"}

    def doubtful(mention: Mention) -> bool:
        place = mention.place
        words = mention.organisation.lower().split() if mention.organisation is not None else []
        if words and words[-1] in carriers:
            return True
        if (
            mention.role != "organisation"
            or place is None
            or civic.intersection(words)
            or place.id in plain
            or place.level not in _SETTLEMENTS
        ):
            return False
        return place.population < _WELL_KNOWN

    return [structs.replace(m, status="unknown", place=None) if doubtful(m) else m for m in mentions]
