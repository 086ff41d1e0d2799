"""The fold: all tellings and judgements in, ties and exchanges out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cityties.records import TieClaim
from cityties.ties.events import gather, topic_of
from cityties.ties.happening import exchange_of
from cityties.ties.judging import Verdicts, corrected, weigh
from cityties.ties.model import Exchange, Judgement, Telling, Tie
from cityties.ties.tying import tie_of


def fold(
    tellings: Iterable[Telling], judgements: Iterable[Judgement] = (), *, reviewed_only: bool = False
) -> tuple[tuple[Tie, ...], tuple[Exchange, ...]]:
    """What claims and judgements add up to: ties by their pair, exchanges by their id.

    The order of neither matters.  ``reviewed_only`` leaves out what no person has accepted or corrected.
    """
    return fold_topic(tellings, weigh(judgements), reviewed_only=reviewed_only)


def fold_topic(
    tellings: Iterable[Telling], verdicts: Verdicts, *, reviewed_only: bool = False
) -> tuple[tuple[Tie, ...], tuple[Exchange, ...]]:
    """The same, with the judgements already weighed."""
    standing = [corrected(t, verdicts) for t in _each_once(tellings) if _stands(t, verdicts, reviewed_only)]
    pairs: dict[str, list[Telling]] = {}
    events: list[Telling] = []
    for telling in standing:
        if isinstance(telling.claim, TieClaim):
            pairs.setdefault(topic_of(telling), []).append(telling)
        else:
            events.append(telling)
    ties = (tie_of(group, verdicts) for group in pairs.values())
    exchanges = (exchange_of(group, verdicts) for group in gather_by_topic(events, verdicts))
    return tuple(sorted(ties, key=lambda t: (t.a, t.b))), tuple(sorted(exchanges, key=lambda e: e.id))


def gather_by_topic(events: Sequence[Telling], verdicts: Verdicts) -> list[list[Telling]]:
    """Events of each topic; topics that people linked by "same" are looked at together."""
    topic = {t.key: topic_of(t) for t in events}
    linked = {name: {name} for name in topic.values()}
    for one, other, same in verdicts.pairs:
        if same and one in topic and other in topic:
            joined = linked[topic[one]] | linked[topic[other]]
            for name in joined:
                linked[name] = joined
    groups: dict[str, list[Telling]] = {}
    for telling in events:
        groups.setdefault(min(linked[topic[telling.key]]), []).append(telling)
    return [event for name in sorted(groups) for event in gather(groups[name], verdicts)]


def _each_once(tellings: Iterable[Telling]) -> list[Telling]:
    """One page under two addresses tells the same twice: once is enough."""
    by_key: dict[str, Telling] = {}
    for telling in sorted(tellings, key=lambda t: (t.recorded, t.article)):
        by_key.setdefault(telling.key, telling)
    return list(by_key.values())


def _stands(telling: Telling, verdicts: Verdicts, reviewed_only: bool) -> bool:
    judged = verdicts.of(telling.key)
    return judged.reviewed if reviewed_only else judged.state != "rejected"
