"""Which of the spotted names are persons': "Mayor Lincoln", "Jordan Smith", "Masato Takaoka"."""

from __future__ import annotations

import re
from itertools import pairwise

from cityties.places.english import English
from cityties.places.spotting import Spot
from cityties.places.tokens import Token, Words

WORLD_CITY = 7.3
"""A prior (about log10 of people, more for the famous) that no unknown word beside the name outweighs:
"Hilton Tokyo"; Takaoka, a city of 170,000, has 6.3."""
QUOTES = ('"', "”", "’", "»")
KNOWN_CITY = 5.8
"""A prior of a city that news speak of without saying where it lies: Karlsruhe has 6.4."""
UNKNOWN_VILLAGE = 4.0
"""A prior below which a given name is a person's sooner than a place's: Laura, Marianne."""
TITLED = 5
"""Words back to a title: a given name, a second one or an initial, a surname, and "and" with one more."""


class Persons:
    """Finds the spots that are persons' names, and remembers the names for where they stand alone."""

    def __init__(self, words: Words, english: English, spots: list[Spot]) -> None:
        self.tokens, self.english = words.tokens, english
        self.at = {spot.first: spot for spot in spots}
        self.tokens_of_persons: set[int] = set()
        self.second_halves: set[int] = set()
        self.names: set[str] = set()

    def claims(self, spot: Spot) -> bool:
        """Whether the spot is a person's name; to be asked in the order of the text."""
        if spot.first != spot.last:
            return self._is_surname_and_half(spot)
        before, after = self._before(spot), self._after(spot)
        titled = (
            self._continues_a_name(spot, before)
            or self._has_title(spot, before, after)
            or self._ends_a_titled_name(spot, after)
        )
        surname = titled or self._follows_given_name(spot, before)
        person = (
            surname
            or self._precedes_surname(spot, before, after)
            or self._is_part_of_hyphenated_name(spot)
            or self._is_first_name_alone(spot, before)
        )
        if person:
            self.tokens_of_persons.add(spot.first)
        personal = self._is_personal(spot.key)
        if titled or (surname and _fame(spot) < KNOWN_CITY) or (person and personal):
            self.names.add(spot.key)
        return person

    def _is_personal(self, key: str) -> bool:
        """Whether persons are known to bear a name, so that it may stand for one of them alone."""
        english = self.english
        return key in english.given_names or key in english.surnames or self._is("asian_surnames", key)

    def again(self, spots: list[Spot]) -> set[int]:
        """The first words of spots where a person's name stands alone: "Lincoln said".

        A name that the text elsewhere puts in words of place ("in Lincoln") stays a place.
        """
        placed = {spot.key for spot in spots if spot.placed or spot.levels} | self._beside_places(spots)
        bare = self.names - placed
        return {s.first for s in spots if s.kind == "name" and s.key in bare and _fame(s) < WORLD_CITY}

    def _beside_places(self, spots: list[Spot]) -> set[str]:
        """The names that stand beside a place, and so are one: "Lincoln and Omaha"."""
        beside: set[str] = set()
        for one, other in pairwise(spots):
            words = self.tokens[one.last + 1 : other.first + 1]
            listed = len(words) == 2 and words[0].folded == "and" and words[0].joined
            goes_on = self._after(other) is not None  # "Stanton and Mexico City Mayor Mancera"
            if not goes_on and (listed or (len(words) == 1 and words[0].gap in ("-", "–", " – "))):
                beside |= {a.key for a, b in ((one, other), (other, one)) if b.key not in self.names}
        return beside

    def _before(self, spot: Spot) -> Token | None:
        """The word before, over a space or the full stop of "Mr."."""
        if not spot.first:
            return None
        first, before = self.tokens[spot.first], self.tokens[spot.first - 1]
        if first.joined:
            return None if "-" in first.gap else before
        short = len(before.text) <= 4 and before.capital
        return before if short and re.fullmatch(r"\.[^\S\n]", first.gap) else None

    def _after(self, spot: Spot) -> Token | None:
        """The capitalised word after a space."""
        if spot.last + 1 >= len(self.tokens):
            return None
        after = self.tokens[spot.last + 1]
        return after if after.gap == " " and after.capital else None

    def _continues_a_name(self, spot: Spot, before: Token | None) -> bool:
        """After a word of a person's name: "Javier Heredia Talavera", "Helen de Lima"."""
        if before is None:
            return spot.first in self.second_halves
        if spot.first - 1 in self.tokens_of_persons:
            return True
        if before.capital or not self._is("particles of persons", before.folded):
            return False
        head = self.tokens[spot.first - 2] if spot.first > 1 else None
        joined = before.joined or before.gap.strip() in QUOTES  # 'Jan "Fred" de Graaf'
        return head is not None and head.capital and joined and head.folded in self.english.given_names

    def _has_title(self, spot: Spot, before: Token | None, after: Token | None) -> bool:
        if before is None or (after is not None and self._is_thing(after) and not before.capital):
            return False
        word = before.folded
        if self._is("relatives", word) and self._is_personal(spot.key):
            return True
        if self._is("titles", word) or self._is("kin", word):
            return (before.capital and not (after is not None and self._is_thing(after))) or self._is(
                "offices", word
            )
        if self._is("weak_titles", word):
            return before.capital and _fame(spot) < WORLD_CITY - 0.8 and not self._is_consulate(spot)
        return self._is("offices", word)

    def _ends_a_titled_name(self, spot: Spot, after: Token | None) -> bool:
        """As in "Mayor Menchie Abalos", "Mayors Bird and Kurihara", "Mayor Jose Luis Martinez-Almeida"."""
        if _fame(spot) >= WORLD_CITY or (after is not None and self._is_thing(after)):
            return False
        joint = False
        number, first = spot.first, self.tokens[spot.first]
        for _ in range(2 if first.title else TITLED):
            token = self.tokens[number]
            number -= 1
            if number < 0 or not (token.joined or _is_initial(self.tokens[number], token)):
                return False
            before = self.tokens[number]
            if not before.capital:
                if before.folded == "and" and not joint:
                    joint = True
                elif not self._is("particles", before.folded) or self._is("leading on", before.folded):
                    return False
            elif self._is("titles", before.folded):
                return not joint or before.folded.endswith("s")
            elif self._is("asian_surnames", before.folded):
                continue
            elif self._is_thing(before) or (before.title and self._is_common(before)):
                return False
        return False

    def _is_consulate(self, spot: Spot) -> bool:
        head = self.tokens[spot.first - 2].folded if spot.first > 1 else ""
        return head in ("consulate", "consulates", "director", "secretary", "attorney")

    def _follows_given_name(self, spot: Spot, before: Token | None) -> bool:
        """After a given name, an initial, an East Asian surname or an unknown capitalised word."""
        if before is None or not before.capital:
            return False
        word, first = before.folded, self.tokens[spot.first]
        if len(word) == 1 and first.gap.startswith("."):
            return True
        earlier = self._spot_ending_at(spot.first - 1)
        if earlier is not None and (
            earlier.first != earlier.last or _fame(earlier) >= KNOWN_CITY or earlier.kind != "name"
        ):
            return False
        if self._is("directions", word) or self._is("landforms", word):
            return False
        family = self._is("asian_surnames", word) and _fame(spot) < KNOWN_CITY  # "Mayor Sun Zhiyang"
        family = family and not (before.starts and word in self.english.words)
        if not family and (self._is_common(before) or self._is_thing(before)):
            return False
        if word in ("st", "ft", "mt", "ste") or self._is("months", word) or self._is("titles", word):
            return False
        known = word in self.english.given_names or self._is("asian_surnames", word)
        if known:
            return _fame(spot) < WORLD_CITY or spot.key in self.english.surnames
        return _fame(spot) < WORLD_CITY and word not in self.english.words

    def _precedes_surname(self, spot: Spot, before: Token | None, after: Token | None) -> bool:
        """Before a surname: "Jordan Smith", "Florence Nightingale", "Kim Yong-seo"."""
        if after is None or self._is_thing(after) or self._is("offices", after.folded):
            return False
        following = self.at.get(spot.last + 1)
        if following is not None and self._is_outer(spot, following):
            return False
        ordinary = after.folded in self.english.words
        surname = after.folded in self.english.surnames
        if len(after.text) == 1 and self._follows_initial(spot.last + 1) and self._is_personal(spot.key):
            self.names.add(self.tokens[spot.last + 2].folded)
            return True
        if len(after.text) == 1 and self._ends_in_initial(spot):
            return self._is_personal(spot.key) or _fame(spot) < KNOWN_CITY
        if after.title and ordinary:
            return False
        if spot.key in self.english.given_names or self._is("asian_surnames", spot.key):
            person = surname if ordinary or _fame(spot) >= WORLD_CITY else True
        else:
            alone = following is None or (surname and self._is_surname(spot) and self._is_surname(following))
            person = _fame(spot) < KNOWN_CITY and not ordinary and alone  # "Massey Villarreal"
        if person:
            self.tokens_of_persons.add(spot.last + 1)
            self.names.add(after.folded)
        return person

    def _follows_initial(self, number: int) -> bool:
        """Whether a capitalised word follows an initial and its full stop: "George W. Bush"."""
        following = self.tokens[number + 1] if number + 1 < len(self.tokens) else None
        return following is not None and following.gap in (". ", ".") and following.capital

    def _is_surname(self, spot: Spot) -> bool:
        english = self.english
        return spot.key in english.surnames and spot.key not in english.words and _fame(spot) < KNOWN_CITY

    def _ends_in_initial(self, spot: Spot) -> bool:
        """Whether a capital and its full stop stand for the surname: "David J. and Gemma W. came"."""
        following = self.tokens[spot.last + 2 : spot.last + 3]
        return bool(following) and following[0].gap == ". " and not following[0].capital

    def _is_first_name_alone(self, spot: Spot, before: Token | None) -> bool:
        """A given name among given names or where it speaks: "Laura and Charlotte", "says Charlotte"."""
        if spot.key not in self.english.given_names or _fame(spot) >= WORLD_CITY:
            return False
        behind = self.tokens[spot.last + 1 : spot.last + 3]
        if any(token.capital and self._is_thing(token) for token in behind[:1]):
            return False
        if self._is_among_given_names(spot):
            return True
        if before is not None and self._is("speech", before.folded):
            return True
        if _fame(spot) >= KNOWN_CITY or not behind or behind[0].capital:
            return False
        speaks = any(self._is("speech", token.folded) for token in behind if token.joined)
        from_a_place = behind[0].folded == "from" and len(behind) == 2 and behind[1].capital
        return speaks or (from_a_place and (before is None or not self._is("locatives", before.folded)))

    def _is_among_given_names(self, spot: Spot) -> bool:
        """As in "Laura and Charlotte"."""
        before, behind = spot.first - 2, spot.last + 2
        return (before >= 0 and self._is_and(before + 1) and self._is_given_name(before)) or (
            behind < len(self.tokens) and self._is_and(behind - 1) and self._is_given_name(behind)
        )

    def _is_and(self, number: int) -> bool:
        return self.tokens[number].folded == "and" and all(t.joined for t in self.tokens[number : number + 2])

    def _is_given_name(self, number: int) -> bool:
        """Whether a word is a given name and no known town's."""
        token, spot = self.tokens[number], self.at.get(number)
        given = token.capital and token.folded in self.english.given_names and not token.upper
        return given and (spot is None or _fame(spot) < UNKNOWN_VILLAGE)

    def _is_surname_and_half(self, spot: Spot) -> bool:
        """A surname and the first half of a romanised given name: "Chang Shan|-Cheng"."""
        behind = self.tokens[spot.last + 1 : spot.last + 2]
        if not behind or "-" not in behind[0].gap or _fame(spot) >= KNOWN_CITY:
            return False
        if not self._is("asian_surnames", self.tokens[spot.first].folded) or not behind[0].joined:
            return False
        self.second_halves.add(spot.last + 1)
        return True

    def _is_outer(self, spot: Spot, following: Spot) -> bool:
        """Whether the next name is a country, a region or famous, and stands for itself: "Austin Texas"."""
        if following.kind != "name" or following.first != following.last:
            return True
        best = following.holders[0]
        return best.trust > 1 and (
            best.feature in ("PCL", "ADM1")
            or (best.prior >= WORLD_CITY and following.key not in self.english.surnames)
        )

    def _is_part_of_hyphenated_name(self, spot: Spot) -> bool:
        """The first half of a romanised given name or of a double name: "Yong-seo", "Kern-Liebers"."""
        if spot.last + 1 >= len(self.tokens) or _fame(spot) >= KNOWN_CITY:
            return False
        after = self.tokens[spot.last + 1]
        if after.gap not in ("-", "‐", "‑"):
            return False
        if after.capital:
            return not after.upper and spot.last + 1 not in self.at and not self._is_thing(after)
        return not self._is("compounding", after.folded) and not self._is("particles", after.folded)

    def _spot_ending_at(self, number: int) -> Spot | None:
        for spot in (self.at.get(number), self.at.get(number - 1), self.at.get(number - 2)):
            if spot is not None and spot.last == number:
                return spot
        return None

    def _is_common(self, token: Token) -> bool:
        """Whether a capitalised word is ordinary: at a sentence's start, in a headline, or no given name."""
        return token.folded in self.english.words and (
            token.starts or token.title or token.folded not in self.english.given_names
        )

    def _is_thing(self, token: Token) -> bool:
        lists = ("levels", "organisations", "events", "months", "press", "streets", "teams", "things")
        return any(self._is(name, token.folded) for name in lists)

    def _is(self, name: str, word: str) -> bool:
        return self.english.is_in(name, word)


def _is_initial(before: Token, token: Token) -> bool:
    """Whether only the full stop of an initial or a title parts two words: "Bernard P. Carvalho"."""
    return before.capital and len(before.text) <= 4 and re.fullmatch(r"\.[^\S\n]", token.gap) is not None


def _fame(spot: Spot) -> float:
    """The prior of the likeliest place, if its name is well known for it."""
    return spot.holders[0].prior if spot.holders and spot.holders[0].trust > 1 else 0.0
