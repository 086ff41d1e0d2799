"""How a party stands to a term of a tie in Chinese and Japanese: behind it, around it, before it with 的."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row

_GLUE = re.compile(
    r"(?:城市|都市|关系|の相手)?[的の・·:—\-、「\"(]*(?:相手)?(?:である|の)?(?:中国|韩国|日本|韓国|米国?|英国?|独|仏|伊|豪州?|加|露)?[・·]?"
)
_BRACKETS = re.compile(r"\([^()]*\)")


def adjacent(row: Row, match: Match, party: Party) -> bool:
    """友城|武汉, 友好都市の|咸陽市, 姉妹都市である|ブラジルの…."""
    return _GLUE.fullmatch("".join(row.lower(k) for k in range(match.last + 1, party.first))) is not None


def between(row: Row, party: Party, match: Match) -> str:
    """The words between a party and a term, brackets left out: パロアルト市（アメリカ）|という."""
    return _BRACKETS.sub("", "".join(row.lower(k) for k in range(party.last + 1, match.first)))


def stands_within(row: Row, match: Match, party: Party) -> bool:
    """Whether a term stands between a name's country and the name, or between names: 韩国|友城|大邱市."""
    return party.first <= match.first and row.tokens[match.first].end <= party.end and party.bound == "named"


def names_too(row: Row, term: Match, party: Party) -> bool:
    """Whether a term stands within a name or straight before it."""
    return stands_within(row, term, party) or adjacent(row, term, party)


def is_predicate(row: Row, match: Match, party: Party) -> bool:
    """友城|就是|大分."""
    between = "".join(row.lower(k) for k in range(match.last + 1, party.first))
    return len(between) <= 4 and any(w in between for w in ("是", "为", "は"))


def paired(row: Row, party: Party) -> bool:
    """Whether the names of a party are joined by a word like 与, and not only counted up."""
    return any(row.lower(k) in ("与", "和", "同", "跟", "と") for k in range(party.first, party.last + 1))


def one_of(party: Party, index: int) -> Party:
    """A party with one of its places alone."""
    return replace(party, places=(party.places[index],))


def each_once(parties: Sequence[Party]) -> list[Party]:
    """Parties without those that share a place with one before."""
    kept: list[Party] = []
    for party in parties:
        if not any(share(party, q) for q in kept):
            kept.append(party)
    return kept


def share(one: Party, other: Party) -> bool:
    """Whether two parties have a place in common."""
    return bool({p.id for p in one.places} & {p.id for p in other.places})


def last_of(parties: Sequence[Party], but: Party | None = None) -> Party | None:
    """The last of some parties, but for one and those that share a place with it."""
    free = [p for p in parties if but is None or not share(p, but)]
    return free[-1] if free else None
