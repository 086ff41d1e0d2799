"""The signing of a tie as an exchange of its own: "In May Kofu and Chengdu signed a sister-city agreement".

In English each candidate for a tie may also tell of its signing, and the weights of exchanges say how likely;
in Chinese and Japanese the words of signing say so by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cityties.claims.candidates import SIGNING, Candidate
from cityties.claims.clauses import clause
from cityties.claims.grammars import Grammar
from cityties.claims.lexicon import Match, lexicon
from cityties.claims.rows import Row, Token
from cityties.claims.scoring import Weights
from cityties.claims.status import status_of
from cityties.claims.tie_terms import signed, signing_words
from cityties.claims.ties import TieCandidate
from cityties.claims.timing import Calendar
from cityties.claims.weighing import meant, of_size, of_wording
from cityties.records import ExchangeStatus

_AT_LEAST = 0.2  # a tie that is unlikelier than this has no signing
_ONGOING = frozenset({"has", "have", "had", "its", "their", "our", "already", "existing", "the"})
_DAYS = frozenset({"date", "weekday"})

Scored = tuple[Candidate, float]


def possible_signings(
    ties: Sequence[tuple[TieCandidate, float]], tie_weights: Weights, language: str
) -> list[Candidate]:
    """An agreement for each tie that a sentence may state, with what speaks for its signing."""
    candidates = []
    for tie, score in ties:
        if tie.status not in ("active", "planned") or score < _AT_LEAST:
            continue
        word = _nearest_word(tie)
        telling = _telling(tie, word, language) if word is not None else None
        if telling is not None and not meant(telling):
            continue
        candidate = _candidate(tie, tie.match)
        if telling is not None and telling.status == "planned":
            candidate.status = "planned"
        accepted = tie_weights.accepts(tie.kind, score)
        candidate.features = _features(candidate, tie, word, score, accepted)
        candidates.append(candidate)
    return candidates


def _nearest_word(tie: TieCandidate) -> Match | None:
    """The word of signing in the clause of a tie that stands nearest to its term."""
    first, last = clause(tie.row, tie.match)
    words = [m for m in signing_words(tie.row) if first <= m.first <= last]
    return min(words, key=lambda m: abs(m.first - tie.match.first), default=None)


def _telling(tie: TieCandidate, word: Match, language: str) -> Candidate:
    """What a word of signing tells, with the status that its tense gives it."""
    known = lexicon(language)
    told = replace(_candidate(tie, word), frame=known.frames[word.sense.name])
    told.status = status_of(told, known)
    return told


def _candidate(tie: TieCandidate, match: Match) -> Candidate:
    one, other = replace(tie.ends[0], places=(tie.a,)), replace(tie.ends[1], places=(tie.b,))
    status: ExchangeStatus = "planned" if tie.status == "planned" else "done"
    return Candidate(
        "agreement", SIGNING, match, tie.row, tie.part, [one], [other], status, {"a tie is made": 1.0}
    )


def _features(
    candidate: Candidate, tie: TieCandidate, nearest: Match | None, score: float, accepted: bool
) -> dict[str, float]:
    row, match = tie.row, tie.match
    first, last = clause(row, match)
    before = {row.lower(k) for k in range(match.first - 3, match.first)}
    times = [t for t in row.tokens[first : last + 1] if t.time is not None]
    features = {
        "a tie is made": 1.0,
        "tie: how likely it is": score,
        "tie: it is told of": float(accepted),
        f"tie: joined {tie.way}": 1.0,
        f"tie: of kind {tie.kind}": 1.0,
        "tie: signed in its clause": float(nearest is not None),
        "tie: signed in another clause": float(nearest is None and signed(row)),
        "tie: signed close by": float(nearest is not None and abs(nearest.first - match.first) <= 8),
        "tie: it became": float(bool(_lower(row, first, last) & {"became", "become", "made"})),
        "tie: a term of many": float(row.lower(match.last).endswith("s")),
        "tie: of a known one": float(bool(before & _ONGOING)),
        f"tie: by the words {row.lower(match.first)} {row.lower(match.last)}": 1.0,
        f"tie: ends that the sentence names {sum(p.bound == 'named' for p in tie.ends)}": 1.0,
        "tie: since a time": float(any(t.time is not None and t.time.relation == "since" for t in times)),
        "tie: at a time": float(_at_a_time(times)),
        "tie: on a day": float(any(t.time is not None and t.time.kind in _DAYS for t in times)),
        "tie: a line of a list tells of its signing": float(_dated_line(tie, nearest)),
        "tie: years are counted": float("anniversary" in _lower(row, 0, len(row.tokens))),
        **of_size((tie.a, tie.b)),
        **of_wording(candidate),
    }
    if nearest is not None:
        features[f"tie: signed as {row.lower(nearest.first)}"] = 1.0
    return {name: value for name, value in features.items() if value}


def _dated_line(tie: TieCandidate, word: Match | None) -> bool:
    """As in a list "Porto (Portugal) – signed 4.3.1967": a word of signing before the date of a line."""
    if word is None or tie.way != "list":
        return False
    after = tie.row.tokens[word.last + 1 : word.last + 4]
    return any(t.time is not None and t.time.moments for t in after)


def _lower(row: Row, first: int, last: int) -> set[str]:
    return {t.lower for t in row.tokens[first : last + 1]}


def _at_a_time(times: Sequence[Token]) -> bool:
    return any(t.time is not None and t.time.moments and t.time.relation != "since" for t in times)


def together(told: Sequence[Scored]) -> list[Scored]:
    """One who signs with several at once makes one agreement with all of them."""
    groups: dict[tuple[int, int, int], Scored] = {}
    for candidate, score in told:
        key = (candidate.row.sentence.start, candidate.match.first, candidate.from_[0].id)
        if key not in groups:
            groups[key] = candidate, score
        elif {p.id for p in candidate.to} - {p.id for p in groups[key][0].to}:
            first, most = groups[key]
            groups[key] = replace(first, takers=[*first.takers, *candidate.takers]), max(most, score)
    return list(groups.values())


def told_signings(
    ties: Sequence[tuple[TieCandidate, float]], grammar: Grammar, model: Weights, calendar: Calendar
) -> list[Scored]:
    """An agreement for each making of ties that the words of signing tell as an event."""
    told: dict[tuple[int, int, object], Scored] = {}
    for tie, score in ties:
        if not model.accepts(tie.kind, score) or tie.status not in ("active", "planned"):
            continue
        if not grammar.signed(tie) and not (tie.status == "active" and _became(tie)):
            continue
        candidate = _candidate(tie, _signing_match(tie, grammar, calendar))
        key = (tie.row.sentence.start, tie.match.first, grammar.apart(tie))
        if key in told:
            told[key][0].takers.extend(candidate.takers)
        else:
            told[key] = candidate, score
    return list(told.values())


def _signing_match(tie: TieCandidate, grammar: Grammar, calendar: Calendar) -> Match:
    """What dates a signing: the time at which the tie was made, else its term."""
    own = grammar.own_time(tie)
    if own is None:
        made = calendar.since(tie.row, tie.match, tie.status)
        own = made[1] if made is not None and made[1].time is not None and made[1].time.moments else None
    if own is None:
        return tie.match
    at = tie.row.tokens.index(own)
    return Match(at, at, tie.match.sense)


def _became(tie: TieCandidate) -> bool:
    """Whether a tie came about at a time that is told: "became sister cities on Friday"."""
    tokens = list(_own_clause(tie))
    return bool({t.lower for t in tokens} & {"became", "become"}) and _at_a_time(
        [t for t in tokens if t.time is not None]
    )


def _own_clause(tie: TieCandidate) -> Iterator[Token]:
    first, last = clause(tie.row, tie.match)
    yield from tie.row.tokens[first : last + 1]
