"""What kind of exchange a Chinese or Japanese cue tells of, and whether it is to come, done or called off."""

from __future__ import annotations

from collections.abc import Sequence

from cityties.claims.cjk.lexicon import CjkLexicon
from cityties.claims.cjk.references import clause_of
from cityties.claims.lexicon import Frame, Match
from cityties.claims.parties import Party
from cityties.claims.rows import Row
from cityties.records import ExchangeKind, ExchangeStatus

_ARRIVALS = frozenset({"抵达", "抵", "到达", "飞抵", "到"})


def kind_of(
    row: Row, match: Match, frame: Frame, givers: Sequence[Party], lexicon: CjkLexicon
) -> ExchangeKind:
    """The kind of a frame, or what those who travel make of it: pupils learn, teams play, artists perform."""
    if frame.form == "link" and row.lower(match.first) in lexicon.flights and any(p.actor for p in givers):
        return "visit"  # 市长飞往甲府: no line, but those who take it
    if frame.form == "go" and lexicon.verb_first and _by_line(row, match):
        return "transport"
    if (
        frame.kind == "event"
        and row.lower(match.first) in lexicon.openings
        and _of_talks(row, match, lexicon)
    ):
        return "meeting"
    if frame.kind == "visit":
        sorts = {lexicon.sorts.get(p.actor) for p in givers if p.actor}
        kinds: dict[str | None, ExchangeKind] = {
            "players": "sport",
            "the young": "education",
            "artists": "event",
        }
        if len(sorts) == 1 and (sort := sorts.pop()) in kinds:
            return kinds[sort]
    return frame.kind  # type: ignore[return-value]


def _by_line(row: Row, match: Match) -> bool:
    """Whether it is a train, ship or plane that arrives, told before in the clause: 班列|抵达汉堡."""
    first, _ = clause_of(row, match.first)
    lines = [m for m in row.of("need") if m.sense.name == "line" and first <= m.first < match.first]
    people = any(first <= m.first < match.first for m in row.of("actor"))
    return bool(lines) and not people and row.lower(match.first) in _ARRIVALS


def _of_talks(row: Row, match: Match, lexicon: CjkLexicon) -> bool:
    """Whether what is opened is a meeting, told before in the clause: 友好城市大会又在塔科马|开幕."""
    first, _ = clause_of(row, match.first)
    nouns = [m for m in row.of("frame") if first <= m.first < match.first]
    return bool(nouns) and lexicon.frames[nouns[-1].sense.name].kind == "meeting"


def status_of(row: Row, match: Match) -> ExchangeStatus:
    """Whether it is to come, goes on, is done or was called off, as the clause says."""
    first, last = clause_of(row, match.first)
    near = [m for m in row.of("status") if first <= m.first <= last]
    names = {m.sense.name for m in near}
    wide = {m.sense.name for m in row.of("status") if abs(m.first - match.first) <= 10}
    if "cancelled" in names or ("cancelled" in wide and match.sense.name == "a line runs"):
        return "cancelled"
    if "planned" in names:
        return "planned"
    return "ongoing" if "ongoing" in names else "done"
