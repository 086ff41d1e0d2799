"""Whether a sentence only wishes for a tie, talks about it or turns it down."""

from __future__ import annotations

from cityties.claims.actors import SKIP_BEFORE
from cityties.claims.lexicon import Match
from cityties.claims.rows import Row
from cityties.claims.tie_status import clause_of, tie_status
from cityties.claims.tie_terms import definite

_NEAR = 4  # tokens behind a term and its ends in which a wish is said of it
_CONDITION = 25  # tokens between "if" and the term
_AROUND_ENDS = frozenset({"of", "with", "between", "and", "the", "to"})


def only_wished(row: Row, match: Match) -> bool:
    """Whether a tie is only wished for, talked about or denied: "Shiraz stands ready to become a twin".

    What was made, approved or announced, and a tie spoken of as known ("hopes for the agreement"), is more.
    """
    if _on_condition(row, match) or _came_to_nothing(row, match):
        return True
    close = [row.lower(k) for k in range(match.first - 5, match.first)]
    against = [k for k, word in enumerate(close) if word in row.words("turning down")]
    if against and "," not in close[against[0] :]:
        return True
    if (
        row.words("never") & {row.lower(k) for k in range(match.first - 3, match.first)}
        and "only" not in close
    ):
        return True  # "will not be twinned with Riga"
    if _brought_about(row, match) or tie_status(row, match) in ("ended", "suspended"):
        return False
    new = "first" in (row.lower(k) for k in range(match.first - 3, match.first)) or _to_be_made(row, match)
    verb = row.lower(match.first - 1) == "be"  # "that the two cities be twinned"
    if match.sense.group != "spoken term" and definite(row, match) and not (new or verb):
        return False
    first, last = clause_of(row, match)
    wishes = [m for m in row.of("status") if m.sense.name in ("discussed", "negated")]
    wishes += [m for m in row.of("tie_status") if m.sense.name == "wished"]
    return any(
        first <= m.first <= (last if _passive(row, m) else min(last, _reach(row, match))) and _denies(row, m)
        for m in wishes
    )


def _came_to_nothing(row: Row, match: Match) -> bool:
    """As in "vetoed the twinning", "scrapped plans to twin with Riga", "voted not to become twins".

    What is ended was there before; what is stopped while it is a plan never was.
    """
    first, last = clause_of(row, match)
    unmade = [m for m in row.of("tie_status") if m.sense.name == "unmade" and first <= m.first <= last]
    if any(_is_of_term(row, match, m) for m in unmade):
        return True
    before = range(first, match.first)
    if any(row.lower(k) in row.words("never") and row.lower(k + 1) == "to" for k in before):
        return "only" not in (row.lower(k) for k in before)
    stops = [m for m in row.of("tie_status") if m.sense.name in ("ended", "suspended")]
    stopped = [k for k in range(first, last) if row.lower(k) in row.words("stopping")]
    near = [*(m.last for m in stops if first <= m.first <= last), *stopped]
    return any(row.lower(j) in row.words("still a plan") for k in near for j in range(k + 1, last + 1))


def _is_of_term(row: Row, match: Match, cue: Match) -> bool:
    """Whether a verb is said of a tie, not of its ends: "vetoed the twinning", "the pact fell through"."""
    owned = row.lower(match.first - 1) in row.words("owners") | {"'s", "'"}
    of_place = any(m.last == match.last for m in row.of("level"))
    of_place = of_place and row.lower(match.last + 1) not in row.words("ties of two")
    between = range(cue.last + 1, match.first)
    at_once = all(row.lower(k) in SKIP_BEFORE | row.words("still a plan") for k in between)
    ahead = cue.last < match.first and at_once and not (owned and of_place)
    return ahead or (cue.first > match.last and not of_place)


def _reach(row: Row, match: Match) -> int:
    """Up to where a wish behind a term is of it: "a twinning of Riga and Kobe would bring both closer"."""
    at = match.last + 1
    while _of_its_ends(row, at):
        at += 1
    return max(match.last, at - 1) + _NEAR


def _of_its_ends(row: Row, index: int) -> bool:
    """Whether a token belongs to the ends behind a term: "of Riga and Kobe", "with the city of Porto"."""
    place = index < len(row.tokens) and row.tokens[index].kind == "place"
    small = row.lower(index) in _AROUND_ENDS or row.lower(index) in row.words("ties of two")
    return place or small or any(m.first == index for m in row.of("level"))


def _on_condition(row: Row, match: Match) -> bool:
    """As in "If both councils agree, a twinning is to be signed": what may still come to nothing."""
    given = (k for k in range(max(0, match.first - _CONDITION), match.first) if row.lower(k) == "if")
    opened = next((k for k in given if k == 0 or row.lower(k - 1) in (",", ";", "and", "but", "—")), None)
    return opened is not None and tie_status(row, match) == "planned"


def _passive(row: Row, cue: Match) -> bool:
    """As in "Twinning with Riga and Kobe is being explored": said of the tie, however far it stands."""
    return row.lower(cue.first) in row.words("far behind a tie")


def _to_be_made(row: Row, match: Match) -> bool:
    """As in "not ready to make Riga its sister city": whose it is to be."""
    before = [row.lower(k) for k in range(max(0, match.first - 8), match.first)]
    owned = row.lower(match.first - 1) in row.words("owners")
    return owned and bool(set(before) & row.words("making one's own"))


def _brought_about(row: Row, match: Match) -> bool:
    """Whether a tie was made or resolved on: not "never approved", "hopes to sign"; semicolons part ties."""
    apart = [k for k in range(len(row.tokens)) if row.lower(k) == ";"]
    first = max((k for k in apart if k < match.first), default=0)
    last = min((k for k in apart if k > match.last), default=len(row.tokens))
    done = row.words("made") | row.words("resolved")
    wishes = [m.last for m in row.of("tie_status") if m.sense.name == "wished"]
    return any(
        t.lower in done
        and not row.words("never") & {row.lower(k) for k in range(at - 3, at)}
        and not (_is_wished(row, at) and any(last < at for last in wishes))
        and not (row.lower(at - 1) == "be" and not _will_be(row, at))
        for at, t in enumerate(row.tokens)
        if first <= at < last
    )


def _is_wished(row: Row, at: int) -> bool:
    """As in "hopes to | sign", "wants Riga | twinned with Kobe": what a wish before it is of."""
    alone = row.lower(at) == "twinned" and row.tokens[at - 1].kind in ("place", "name")
    return row.lower(at) == "sign" or alone


def _will_be(row: Row, at: int) -> bool:
    """As in "will be twinned", "to be signed": not "could be signed", "suggested that they be twinned"."""
    before = row.lower(at - 2)
    return before in row.words("coming") and before not in row.words("maybe")


def _denies(row: Row, cue: Match) -> bool:
    """Not "not only a sister city" nor "no older sister city"."""
    after = row.lower(cue.last + 1)
    if row.lower(cue.first) in row.words("none of"):
        return after == "to" or after.rstrip("s") in row.words("looking ahead to a tie")
    return after != "only"
