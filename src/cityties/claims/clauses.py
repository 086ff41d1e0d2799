"""How a party stands to a cue: in its clause, as its subject, in the passive, behind which preposition."""

from __future__ import annotations

from cityties.claims.actors import GLUE, PREPOSITIONS, VERBISH
from cityties.claims.lexicon import Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row, stands_as_noun

_BE = frozenset("is are was were be been being gets got".split())
_AUXILIARIES = _BE | frozenset("has have had will would did do does".split())
_JOINING = frozenset({"and", "but"})
_SUBJECT = 7  # tokens of a subject behind ", and"; behind a mere "and" fewer:
_SHORT_SUBJECT = 3
_RELATIVE = 12  # tokens from "that" to the verb of its clause
_ADVERBS = frozenset("also then already recently just first later once".split())
_LONG_HEAD = 4  # words at most before "of" in a subject: "The Danes of Aarhus"


def clause(row: Row, match: Match) -> tuple[int, int]:
    """The first and last token of the clause around a cue: ";", ", while", ", but" and ", where" end one."""
    return row.once(("clause", match.first, match.last), lambda: _clause(row, match))


def _clause(row: Row, match: Match) -> tuple[int, int]:
    first, last = 0, len(row.tokens) - 1
    for index in range(match.first - 1, 0, -1):
        if _breaks(row, index):
            first = index + 1
            break
    for index in range(match.last + 1, len(row.tokens)):
        if _breaks(row, index):
            last = index - 1
            break
    return first, last


def _breaks(row: Row, index: int) -> bool:
    word = row.lower(index)
    if word in (";", ":"):
        return True
    if word == "." and index + 1 < len(row.tokens):
        return row.tokens[index - 1].text.islower() and row.tokens[index + 1].text[:1].isupper()
    return word == "," and row.lower(index + 1) in ("while", "but", "where", "whereas", "when", "whose")


def own_clause(row: Row, match: Match) -> tuple[int, int]:
    """The clause around a cue without those beside it that have a verb of their own.

    As in "Kofu sent a choir to Pau, and Chengdu gave a bell", "a choir from Kofu came and met Pau's mayor".
    """
    return row.once(("own clause", match.first, match.last), lambda: _own_clause(row, match))


def _own_clause(row: Row, match: Match) -> tuple[int, int]:
    first, last = clause(row, match)
    verbs = row.once("verbs", lambda: _verbs(row))
    for index in range(first, match.first):
        if _joins_a_clause(row, index, verbs) and any(first <= v < index for v in verbs):
            first = index + 1
    own = [v for v in verbs if first <= v <= match.last]
    for index in range(match.last + 1, last):
        joins = row.lower(index) == "and" and index + 1 in verbs
        if own and (joins or _joins_a_clause(row, index, verbs)):
            return first, index - 1
    return first, last


def _verbs(row: Row) -> frozenset[int]:
    """Where verbs stand: those of cues, auxiliaries and a few more."""
    told = {m.first for m in row.of("frame") if m.sense.form == "verb" and not stands_as_noun(row, m)}
    return frozenset(told | {k for k, t in enumerate(row.tokens) if t.lower in VERBISH})


def _joins_a_clause(row: Row, index: int, verbs: frozenset[int]) -> bool:
    """Whether a subject and its verb follow "and": ", and Kofu gave", "and the choir is"."""
    if row.lower(index) not in _JOINING or index + 1 in verbs:
        return False
    reach = _SUBJECT if row.lower(index - 1) == "," else _SHORT_SUBJECT
    for at in range(index + 1, min(index + 2 + reach, len(row.tokens))):
        if at in verbs:
            return True
        token = row.tokens[at]
        if token.kind == "mark" or (token.lower in PREPOSITIONS and token.lower not in ("of", "from")):
            return False
    return False


def is_passive(row: Row, match: Match) -> bool:
    """Whether a verb is passive: "were sent", "the gift presented by"."""
    return row.once(("passive", match.first, match.last, match.sense.form), lambda: _is_passive(row, match))


def _is_passive(row: Row, match: Match) -> bool:
    if match.sense.form != "verb" or not row.lower(match.first).endswith(
        ("ed", "en", "wn", "nt", "ld", "id", "ung", "et", "de")
    ):
        return False
    if row.lower(match.first - 1) == "to":
        return False
    before = {row.lower(k) for k in range(match.first - 3, match.first)}
    return bool(before & _BE) or row.lower(match.last + 1) == "by"


def relation_of(row: Row, party: Party, match: Match, passive: bool) -> str:
    """How a party stands to a cue: subject, object, actor (the cue is its head) or its preposition."""
    if party.first <= match.first and match.last <= party.last and party.actor:
        return "actor"
    if (
        party.case == "of"
        and party.first < match.first
        and match.sense.form == "verb"
        and _opens_clause(row, party)
    ):
        return "object" if passive else "subject"
    aside = _of_another_clause(row, party, match)
    if aside is not None:
        return aside
    if party.case == "for" and row.lower(party.first - 2) == "," and match.sense.form == "verb":
        return "subject" if party.first < match.first else "object"  # ", for Kofu's mayor came, too"
    if party.case != "bare":
        return "subject" if passive and party.case == "by" else party.case
    before = party.first < match.first or _behind_adverbial(row, party, match)
    if passive:
        before = not before
    return "subject" if before else "object"


def _behind_adverbial(row: Row, party: Party, match: Match) -> bool:
    """Whether a subject stands behind what opens its clause: "On a visit to Pau, Kofu's mayor said"."""
    opens = match.sense.form == "phrase" and row.lower(match.first) in PREPOSITIONS
    return opens and party.last + 1 in row.once("verbs", lambda: _verbs(row))


def _of_another_clause(row: Row, party: Party, match: Match) -> str | None:
    """Whether a party is the subject around a relative clause that has the cue, or the one within another.

    Whom it speaks of is its subject or object.  "Outer" is Kofu of "Kofu hung up the bell that Pau had sent"
    to "sent", "inner" is Pau to "hung up".
    """
    if party.case != "bare":
        return None
    opening = row.once(("relative", match.first), lambda: _relative(row, match))
    if party.last < match.first and opening is not None and party.last < opening:
        if not all(t.kind == "mark" for t in row.tokens[party.last + 1 : opening]):
            return "outer"
        return None if _is_subject(row, opening) else "object"
    if party.first > match.last and any(_opens_relative(row, k) for k in range(match.last + 1, party.first)):
        return "inner" if party.last + 1 in row.once("verbs", lambda: _verbs(row)) else None
    return None


def _relative(row: Row, match: Match) -> int | None:
    """Where the relative clause begins that has a cue: "the choir | that Kofu sent", or nothing."""
    first, _ = own_clause(row, match)
    for index in range(match.first - 1, max(first, match.first - _RELATIVE), -1):
        if _opens_relative(row, index):
            return index
        if row.tokens[index].kind == "mark":
            return None
    return None


def _opens_relative(row: Row, index: int) -> bool:
    word, before = row.lower(index), row.lower(index - 1)
    if word in ("which", "who", "whom"):
        return index > 0 and before not in PREPOSITIONS
    at = index - 1
    if at > 0 and row.tokens[at].kind == "time":  # "a sculpture on July 11 that Kofu had sent"
        before = row.lower(at - 1 - (row.lower(at - 1) in PREPOSITIONS))
    return (
        word == "that"
        and before.isalpha()
        and not (
            before in VERBISH | GLUE
            or before in row.words("sayings")
            or before.endswith(("ed", "ing"))
            or before in PREPOSITIONS
        )
    )


def _is_subject(row: Row, opening: int) -> bool:
    """Whether "who" does what its clause tells: "the mayor, who came", not "the mayor, whom Kofu asked"."""
    verbs = row.once("verbs", lambda: _verbs(row))
    return row.lower(opening) != "whom" and (opening + 1 in verbs or row.lower(opening + 1) in _ADVERBS)


def _opens_clause(row: Row, party: Party) -> bool:
    """Whether a head with "of" is the subject of its clause: "The Danes of Aarhus have given"."""
    follows = row.lower(party.last + 1)
    if party.actor or not (
        follows in _AUXILIARIES or any(m.first == party.last + 1 for m in row.of("frame"))
    ):
        return False
    words = 0
    for index in range(party.first - 2, -1, -1):
        token = row.tokens[index]
        if not words and token.kind in ("mark", "number"):
            continue  # "Ann Berg, 17, of Aarhus has"
        if token.kind == "mark":
            break
        if token.kind not in ("word", "number", "adjective") or token.lower in PREPOSITIONS:
            return False
        words += 1
    return 0 < words <= _LONG_HEAD


def distance(party: Party, match: Match) -> int:
    """How many tokens lie between a party and a cue."""
    return max(0, match.first - party.last, party.first - match.last)
