"""Whether an exchange is planned, under way, done or called off, as its sentence puts it."""

from __future__ import annotations

from cityties.claims.candidates import Candidate
from cityties.claims.lexicon import Lexicon, Match
from cityties.claims.rows import Row
from cityties.claims.sides import clause
from cityties.records import ExchangeStatus


def status_of(candidate: Candidate, lexicon: Lexicon) -> ExchangeStatus:
    return _status(candidate.row, candidate.match)


def _status(row: Row, match: Match) -> ExchangeStatus:
    near = [m for m in row.of("status") if -9 <= m.first - match.last <= 6]
    names = {m.sense.name for m in near}
    before = {m.sense.name for m in near if m.first <= match.first}
    if "cancelled" in names:
        return "cancelled"
    if "planned" in before:
        return "planned"
    if row.lower(match.first).endswith("ing") or "ongoing" in before:
        return "ongoing"
    return "done"
