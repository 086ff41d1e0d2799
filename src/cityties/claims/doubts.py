"""What speaks against a telling though its words are all there: a mere wish, one of a list, nothing that is given."""

from __future__ import annotations

from cityties.claims.candidates import Candidate
from cityties.claims.lexicon import Frame, Match
from cityties.claims.rows import Row

_REAL = frozenset({"visit", "donation", "gift", "transport"})
"""Kinds of which is told in the same words what can be had: "one can fly to Kofu", "money would help"."""
_OCCASIONS = frozenset({"event", "meeting", "sport", "education", "trade"})
_BESIDE = frozenset({"and", "or", "&"})
_VERB_GROUP = 4  # words between a modal verb and its own
_BEFORE_TO = 3  # words before "to" in which a wish stands
_OBJECT = 7  # words behind a verb of giving in which its object stands


def of_doubt(candidate: Candidate) -> dict[str, float]:
    """The features of doubt, those that are nought as well."""
    row, match, kind = candidate.row, candidate.match, candidate.kind
    return {
        "it could or should happen": float(kind not in _REAL and _could_happen(row, match)),
        "one of several things told together": float(kind in _OCCASIONS and _is_one_of_several(row, match)),
    }


def _could_happen(row: Row, match: Match) -> bool:
    """Whether a verb is governed by a modal or a wish: "students could be exchanged", "it is time to renew"."""
    if match.sense.form != "verb":
        return False
    for index in range(match.first - 1, max(-1, match.first - 1 - _VERB_GROUP), -1):
        word = row.lower(index)
        if word in row.words("could and should"):
            return True
        if word == "to":
            return _is_wished(row, index)
        if word not in row.words("within a verb") and not word.endswith("ly"):
            return False
    return False


def _is_wished(row: Row, to: int) -> bool:
    return any(row.lower(k) in row.words("wishing") for k in range(to - _BEFORE_TO, to))


def _is_one_of_several(row: Row, match: Match) -> bool:
    """Whether a noun is a member of a list: "exhibitions, festivals and concerts", "football and cricket"."""
    if match.sense.form == "verb" or any(t.kind == "number" for t in row.tokens[match.first - 3 : match.first]):
        return False
    before, behind = row.lower(match.first - 1), row.lower(match.last + 1)
    opens = behind in _BESIDE and _is_plain(row, match.last + 2)
    closes = before in _BESIDE and _is_plain(row, match.first - 2)
    return opens or closes


def _is_plain(row: Row, index: int) -> bool:
    """Whether a word is a common noun without an article: neither a name nor a verb's subject."""
    return 0 <= index < len(row.tokens) and row.tokens[index].kind == "word" and row.tokens[index].text.islower()


def gives_no_goods(row: Row, match: Match, frame: Frame) -> bool:
    """Whether the object of a verb of giving is nothing that one gives: "sent a delegation", "handed over a letter"."""
    if frame.form != "give" or match.sense.form != "verb":
        return False
    last = match.last + _OBJECT
    things = [m for m in row.of("need") if m.sense.name in ("goods", "gift") and match.first <= m.first <= last]
    others = [m for m in row.of("need") if m.sense.name == "no goods" and match.last < m.first <= last]
    people = [m for m in row.of("actor") if m.sense.name == "groups" and match.last < m.first <= last]
    first = min((m.first for m in (*others, *people)), default=None)
    return first is not None and not things and _is_object(row, match, first)


def _is_object(row: Row, match: Match, index: int) -> bool:
    """Whether nothing but words of its own phrase stands between a verb and a noun."""
    return all(
        row.tokens[k].kind in ("word", "adjective", "number") and row.lower(k) not in ("to", "for", "by", "in")
        for k in range(match.last + 1, index)
    )
