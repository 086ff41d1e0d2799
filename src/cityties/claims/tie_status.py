"""Whether a tie is planned, active, suspended or ended, as the clause of its term says."""

from __future__ import annotations

from cityties.claims.actors import SKIP_BEFORE
from cityties.claims.lexicon import Match
from cityties.claims.rows import Row
from cityties.claims.tie_terms import signed
from cityties.records import TieStatus


def tie_status(row: Row, match: Match) -> TieStatus:
    """What has become of a tie, or is to become of it, as the words of its own clause say."""
    first, last = clause_of(row, match)
    near = [m for m in row.of("tie_status") if first <= m.first <= last and m.first - match.last <= 9]
    names = {
        m.sense.name
        for m in near
        if match.first - m.first <= 12 and not _ahead(row, m) and _is_of_tie(row, match, m)
    }
    since = any(
        t.time is not None and t.time.relation == "since" for t in row.tokens[match.last : match.last + 3]
    )
    for status in ("ended", "suspended"):
        if status in names:
            return status
    planned = [m for m in near if m.sense.name == "planned" and _plans(row, match, m)]
    return "planned" if planned and not since else "active"


def _is_of_tie(row: Row, match: Match, cue: Match) -> bool:
    """Whether a verb is said of a tie: not "Riga cancelled the fair with its sister city Kobe"."""
    owned = row.lower(match.first - 1) in row.words("owners") | {"'s", "'"}
    noun = any(m.last == match.last for m in row.of("level")) or match.sense.group == "weak term"
    if not (owned and noun) or row.lower(match.last + 1) in row.words("ties of two"):
        return True
    before = range(cue.last + 1 if cue.last < match.first else 0, match.first)
    links = row.words("ties of two") | row.words("common links")
    at_once = cue.last < match.first and all(row.lower(k) in SKIP_BEFORE for k in before)
    return at_once or any(row.lower(k) in links for k in before)


def _ahead(row: Row, cue: Match) -> bool:
    """As in "will be ended", "to be suspended": the tie is still there."""
    before = [row.lower(k) for k in range(max(0, cue.first - 3), cue.first)]
    coming = cue.sense.name in ("ended", "suspended") and bool(set(before) & row.words("coming"))
    return coming and before[-1:] in (["be"], ["to"])


def _plans(row: Row, match: Match, cue: Match) -> bool:
    """Whether a plan is one for the tie: "will sign a … agreement", "the agreement is to be signed"."""
    if row.lower(cue.last + 1) == "have" and row.lower(cue.last + 2) == "been":
        return False  # "will have been twins for twenty years"
    following = {row.lower(k) for k in range(cue.first, cue.last + 4)}
    earlier = {row.lower(k) for k in range(max(0, cue.first - 7), cue.first)}
    if row.lower(cue.first) == "to" and earlier & row.words("first to"):
        return False
    if (
        match.sense.name == "intent"
        and signed(row)
        and (cue.first > match.last or not following & row.words("settling"))
    ):
        return False
    if row.lower(cue.first) in row.words("modals") and not following & row.words("settling"):
        return False
    between = {row.lower(k) for k in range(cue.last + 1, match.first)}
    if row.lower(match.first - 1) in row.words("owners") or "anniversary" in between:
        return False
    if cue.first > match.last:
        apart = {row.lower(k) for k in range(match.last + 1, cue.first)}
        return "," not in apart and bool(
            following & row.words("settling") or row.lower(cue.first) in ("planned", "approved")
        )
    return not between & row.words("done")


def clause_of(row: Row, match: Match) -> tuple[int, int]:
    """The first and last token of the clause that a term stands in."""
    first = max([k + 1 for k in range(match.first) if row.lower(k) in row.words("breaks")], default=0)
    last = min(
        [k - 1 for k in range(match.last + 1, len(row.tokens)) if row.lower(k) in row.words("breaks")],
        default=len(row.tokens),
    )
    return first, last
