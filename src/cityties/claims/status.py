"""Whether an exchange is planned, under way, done or called off, as its sentence puts it."""

from __future__ import annotations

from cityties.claims.candidates import Candidate
from cityties.claims.clauses import clause
from cityties.claims.lexicon import Lexicon, Match
from cityties.claims.rows import Row, verb_of
from cityties.records import ExchangeStatus

_REACH = 8  # words before a verb within which "will" or "is to" still governs it
_WISHED = 3
_AHEAD = ("next ", "tomorrow")
_PRESENT = frozenset("is are has have does do".split())
_AT_ONCE = frozenset({"gift", "donation", "agreement"})
"""Kinds that a noun tells of as done: "a present from the people of Kofu"."""
_IN_A_MOMENT = frozenset({"agreement"})
"""Kinds that do not go on: who "inks a pact" has signed."""
_RETURN = "back"
"""The form of the cues of which the journey is over: "is back from Kofu"."""
_STANDING = frozenset({"transport"})
"""Kinds that go on once begun: a line that was opened runs."""


def status_of(candidate: Candidate, lexicon: Lexicon) -> ExchangeStatus:
    """The status of a candidate: called off, else planned, else by the tense of what tells of it.

    "The mayor will travel" and "are to travel" are planned, "is visiting" and "live with families this week"
    under way, "travelled" is done; a headline's "Kofu donates masks" is done, its "Chengdu to build" planned.
    """
    row, match = candidate.row, candidate.match
    if _called_off(candidate):
        return "cancelled"
    if _planned(candidate):
        return "planned"
    if match.sense.form == "verb" and _is_to_come(row) and not _past(row.lower(match.first), lexicon):
        return "planned"
    going_on = _going_on(candidate, lexicon) or "ongoing" in {
        m.sense.name for m in row.of("status") if -9 <= m.first - match.last <= 0
    }
    if going_on or (candidate.kind in _STANDING and candidate.part != "related"):
        return "ongoing"
    return "done"


def settled(candidate: Candidate) -> ExchangeStatus:
    """The status of an event that is told, beyond the tense that its weights know.

    An agreement does not go on, and "is sending eight", "are coming" tell of a plan.
    """
    row, match = candidate.row, candidate.match
    if candidate.status != "ongoing":
        return candidate.status
    if candidate.kind in _IN_A_MOMENT:
        return "done"
    before = {row.lower(k) for k in range(match.first - 3, match.first)}
    sets_out = row.lower(match.first) in row.words("setting out") and before & {"is", "are"}
    return "planned" if sets_out else "ongoing"


def _called_off(candidate: Candidate) -> bool:
    """Whether the clause says that it was cancelled, that a line stopped, or that it "will not" happen."""
    row, match = candidate.row, candidate.match
    first, last = clause(row, match)
    words = ("cancelled", "stopped") if candidate.kind in _STANDING else ("cancelled",)
    stopped = any(m.sense.name in words and first <= m.first <= last for m in row.of("status"))
    denied = row.lower(match.first - 1) == "not" or row.lower(match.first - 2) == "not"
    return stopped or (match.sense.form == "verb" and denied)


def _planned(candidate: Candidate) -> bool:
    """Whether words for what is to come govern the cue: before it in its clause, or a "to be" behind it."""
    row, match = candidate.row, candidate.match
    first, last = clause(row, match)
    cues = [m for m in row.of("status") if m.sense.name == "planned" and first <= m.first <= last]
    wishes = [m for m in row.of("status") if m.sense.name == "discussed"]
    if match.sense.form == "verb" and any(0 < match.first - m.last <= _WISHED for m in wishes):
        return True
    if any(0 <= match.first - m.last <= _REACH or m.first == match.first for m in cues):
        return True
    if any(match.last < m.first <= match.last + 5 for m in cues) and match.sense.form != "verb":
        return True
    return candidate.part == "title" and match.sense.form == "verb" and row.lower(match.first - 1) == "to"


def _is_to_come(row: Row) -> bool:
    """Whether a time ahead is given, so that the present tense tells of a plan: "next year we go to them"."""
    return any(t.kind == "time" and t.lower.startswith(_AHEAD) for t in row.tokens)


def _going_on(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the cue, or for a noun its clause, stands in the present, outside a headline."""
    row, match = candidate.row, candidate.match
    if candidate.frame.form == _RETURN:
        return False
    if match.sense.form == "verb":
        word = verb_of(row, match)
        before = {row.lower(k) for k in range(match.first - 3, match.first)}
        if word.endswith("ing"):
            return not before & {"was", "were"}
        dated = any(t.time is not None and t.time.moments and t.time.kind == "date" for t in row.tokens)
        other_tense = before & {"to", "did", "had", "has", "have", "was", "were"}
        return candidate.part != "title" and not _past(word, lexicon) and not other_tense and not dated
    if candidate.kind in _AT_ONCE:
        return False
    return candidate.part != "title" and not _tells_of_the_past(row, match, lexicon)


def _tells_of_the_past(row: Row, match: Match, lexicon: Lexicon) -> bool:
    """Whether the clause of a noun has a verb of the past, or no verb at all: "have been to" is over."""
    first, last = clause(row, match)
    words = {t.lower for t in row.tokens[first : last + 1] if t.kind == "word"}
    over = row.lower(match.first) == "been" and not row.lower(match.first + 1).endswith("ing")
    return over or any(_past(w, lexicon) for w in words) or not words & _PRESENT


def _past(word: str, lexicon: Lexicon) -> bool:
    return word.endswith("ed") or word in lexicon.past
