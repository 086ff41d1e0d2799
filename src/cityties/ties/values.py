"""Which of the values that sources state for one field the register shows.

Judged by a person first, then the one with the most independent outlets, then the more precise, then the
later source.  Values that lost stay, as "also stated".
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from cityties.records import When
from cityties.ties.model import Alternative, Stated, Telling
from cityties.ties.spans import Span, overlap, span_of, width, within

T = TypeVar("T")
BASES = {"stated": 2, "relative": 1, "inferred": 0}


@dataclass(frozen=True, slots=True)
class Vote(Generic[T]):
    """One telling states one value; ``judged`` where a person stands behind it."""

    value: T
    telling: Telling
    reviewed: bool
    corrected: bool = False


def count_outlets(tellings: Iterable[Telling]) -> int:
    """Independent outlets: a text that five outlets carry counts once, and so do five texts of one outlet."""
    outlet_of: dict[str, str] = {}
    for telling in tellings:
        name = telling.outlet or f"\N{INFORMATION SEPARATOR ONE}{telling.source}"
        outlet_of[telling.source] = min(name, outlet_of.get(telling.source, name))
    return len(set(outlet_of.values()))


def choose(
    votes: Sequence[Vote[T]],
    *,
    same: Callable[[T], Hashable],
    precision: Callable[[T], int] = lambda _: 0,
    supports: Callable[[T, T], bool] = lambda _one, _other: False,
    agrees: Callable[[T, T], bool] = lambda _one, _other: False,
) -> Stated[T] | None:
    """Choose a field's value.

    Args:
        votes: what the sources state.
        same: values of one key are one value.
        precision: the more precise value has the greater number.
        supports: whether a source that states the second value also speaks for the first.
        agrees: whether a value that lost contradicts nothing, and need not be shown as also stated.
    """
    groups: dict[Hashable, list[Vote[T]]] = {}
    for vote in sorted(votes, key=lambda v: v.telling.key):
        groups.setdefault(same(vote.value), []).append(vote)
    if not groups:
        return None
    ranked = sorted(groups.values(), key=lambda group: _rank(group, votes, precision, supports), reverse=True)
    best, *others = ranked
    return Stated(
        value=best[0].value,
        outlets=count_outlets(v.telling for v in best),
        claims=_claims(best),
        reviewed=any(v.reviewed for v in best),
        also=tuple(_alternative(group) for group in others if not agrees(best[0].value, group[0].value)),
    )


def _rank(
    group: list[Vote[T]],
    votes: Sequence[Vote[T]],
    precision: Callable[[T], int],
    supports: Callable[[T, T], bool],
) -> tuple[bool, bool, int, int, str, tuple[str, ...]]:
    value = group[0].value
    backers = [v.telling for v in group] + [v.telling for v in votes if supports(value, v.value)]
    return (
        any(v.corrected for v in group),
        any(v.reviewed for v in group),
        count_outlets(backers),
        precision(value),
        max(v.telling.published for v in group),
        _claims(group),  # nothing tells them apart: any order that stays the same
    )


def _alternative(group: list[Vote[T]]) -> Alternative[T]:
    return Alternative(
        value=group[0].value,
        outlets=count_outlets(v.telling for v in group),
        claims=_claims(group),
        reviewed=any(v.reviewed for v in group),
    )


def _claims(votes: Iterable[Vote[T]]) -> tuple[str, ...]:
    return tuple(sorted({v.telling.key for v in votes}))


def choose_date(votes: Sequence[Vote[When]]) -> Stated[When] | None:
    """Choose a date.  "1984" speaks for "22 October 1984" and does not contradict it."""
    # Of equal dates the best founded is shown: stated before inferred.
    founded = sorted(votes, key=lambda v: (-BASES[v.value.basis], v.telling.key))
    first: dict[Hashable, When] = {}
    for vote in founded:
        first.setdefault(_date_key(vote.value), vote.value)
    told = [Vote(first[_date_key(v.value)], v.telling, v.reviewed, v.corrected) for v in votes]
    return choose(
        told,
        same=_date_key,
        precision=lambda when: -width(span_of(when)),
        supports=lambda one, other: _nested(span_of(one), span_of(other)),
        agrees=lambda one, other: overlap(span_of(one), span_of(other)),
    )


def _date_key(when: When) -> Hashable:
    return (when.value, *span_of(when))


def _nested(one: Span, other: Span) -> bool:
    return within(one, other) or within(other, one)
