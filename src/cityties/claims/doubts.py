"""What speaks against a telling though its words are all there: a wish, a list, an object nobody gives."""

from __future__ import annotations

from cityties.claims.actors import PREPOSITIONS
from cityties.claims.candidates import Candidate
from cityties.claims.lexicon import Frame, Match
from cityties.claims.occasions import opening_of
from cityties.claims.rows import Row

_REAL = frozenset({"visit", "donation", "gift"})
"""Kinds of which is told in the same words what is done: "money would help", "asked them to come"."""
_ON_OFFER = frozenset({"transport"})
"""Kinds that are told as what can be had: "one can fly to Kofu"."""
_OCCASIONS = frozenset({"event", "meeting", "sport", "education", "trade"})
_IN_PHRASES = frozenset({"word", "adjective", "number"})
_BESIDE = frozenset({"and", "or", "&"})
_VERB_GROUP = 4  # words between a modal verb and its own
_BEFORE_TO = 3  # words before "to" in which a wish stands
_TO_PREPOSITION = 5  # words before a noun in which what governs it stands
_BEFORE_NOUN = 2  # words before a noun in which somebody wants it
_BEFORE_OTHERS = 7  # the same where it names others
_TO_PURPOSE = 8  # tokens between an occasion and what it is for
_OBJECT = 7  # words behind a verb of giving in which its object stands


def of_doubt(candidate: Candidate) -> dict[str, float]:
    """The features of doubt, those that are nought as well."""
    row, match, kind = candidate.row, candidate.match, candidate.kind
    return {
        "it could or should happen": float(_is_wanted(row, match) or _could_happen(row, match, kind)),
        "its object is nothing that one gives": float(_gives_no_goods(row, match, candidate.frame)),
        "something else is said or signed at it": float(kind == "event" and _is_only_where(row, match)),
        "one of several things told together": float(kind in _OCCASIONS and _is_one_of_several(row, match)),
    }


def _could_happen(row: Row, match: Match, kind: str) -> bool:
    """Whether a modal or a wish governs a verb: "students could be exchanged", "it is time to renew"."""
    if match.sense.form != "verb":
        return False
    for index in range(match.first - 1, max(-1, match.first - 1 - _VERB_GROUP), -1):
        word = row.lower(index)
        if word in row.words("could and should"):
            return kind not in _REAL and kind not in _ON_OFFER
        if word == "to":
            return _is_hoped(row, index) or (kind not in _REAL and _is_wished(row, index))
        if word not in row.words("within a verb") and not word.endswith("ly"):
            return False
    return False


def _is_hoped(row: Row, to: int) -> bool:
    """Whether somebody would like others to: "wants planes to go there"."""
    return any(row.lower(k) in row.words("wanting others") for k in range(to - _BEFORE_OTHERS, to))


def _is_wished(row: Row, to: int) -> bool:
    """Whether it is time, useful or asked for to do something."""
    return any(row.lower(k) in row.words("wishing") for k in range(to - _BEFORE_TO, to))


def _is_only_where(row: Row, match: Match) -> bool:
    """Whether an occasion is only where something else is done: "became twins at a ceremony in May"."""
    if match.sense.form == "verb":
        return False
    behind = range(match.last + 1, match.last + 1 + _TO_PURPOSE)
    if any(row.lower(k) == "to" and row.lower(k + 1) in row.words("signing something") for k in behind):
        return True  # "held a ceremony on April 6 to sign the papers"
    before = [row.lower(k) for k in range(max(0, match.first - _TO_PREPOSITION), match.first)]
    governing = [word for word in before if word in PREPOSITIONS]
    return governing[-1:] == ["at"] and any(t.lower in row.words("said or signed") for t in row.tokens)


def _is_wanted(row: Row, match: Match) -> bool:
    """Whether a noun is what somebody wants or needs: "the hospital needs ambulances"."""
    before = {row.lower(k) for k in range(match.first - _BEFORE_NOUN, match.first)}
    return match.sense.form != "verb" and bool(before & row.words("wanting"))


def _is_one_of_several(row: Row, match: Match) -> bool:
    """Whether a noun is a member of a list: "exhibitions, festivals and concerts", "football and cricket"."""
    if match.sense.form == "verb" or opening_of(row, match.first) != "nothing":
        return False
    before, behind = row.lower(match.first - 1), row.lower(match.last + 1)
    opens = behind in _BESIDE and _is_plain(row, match.last + 2)
    closes = before in _BESIDE and _is_plain(row, match.first - 2)
    return opens or closes


def _is_plain(row: Row, index: int) -> bool:
    """Whether a word is a common noun without an article: neither a name nor a verb's subject."""
    token = row.tokens[index] if 0 <= index < len(row.tokens) else None
    return token is not None and token.kind == "word" and token.text.islower()


def _gives_no_goods(row: Row, match: Match, frame: Frame) -> bool:
    """Whether what follows a verb of giving is nothing that one gives: "sent a delegation"."""
    if frame.form != "give" or match.sense.form != "verb":
        return False
    things = [m for m in row.of("need") if match.first <= m.first <= match.last + _OBJECT]
    if any(m.sense.name in ("goods", "gift") for m in things):
        return False
    people = [m for m in row.of("actor") if m.sense.name == "groups"]
    others = [m for m in (*things, *people) if m in people or m.sense.name == "no goods"]
    behind = [m.first for m in others if match.last < m.first <= match.last + _OBJECT]
    return bool(behind) and _is_object(row, match, min(behind))


def _is_object(row: Row, match: Match, index: int) -> bool:
    """Whether nothing but words of its own phrase stands between a verb and a noun."""
    between = row.tokens[match.last + 1 : index]
    return all(t.kind in _IN_PHRASES and t.lower not in PREPOSITIONS for t in between)
