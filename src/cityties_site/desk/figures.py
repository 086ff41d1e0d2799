"""Agreement between reviewers, and the median of seconds per decision."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from cityties_site.desk.models import Decision
from cityties_site.register.selectors import reviewing


@dataclass(frozen=True, kw_only=True)
class OfPerson:
    """Somebody's decisions: how many, their verdicts, the median of the seconds that those timed took."""

    name: str
    number: int
    verdicts: tuple[tuple[str, int], ...]
    seconds: float | None


@dataclass(frozen=True, kw_only=True)
class OfPair:
    """Two people who judged the same claims: how many, in how many they agree, and beyond chance (kappa)."""

    names: tuple[str, str]
    number: int
    agreed: int
    kappa: float | None

    @property
    def percent(self) -> int:
        """Of a hundred claims, those they agree on."""
        return round(100 * self.agreed / self.number)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Everything on the page of figures."""

    number: int
    seconds: float | None
    people: tuple[OfPerson, ...]
    pairs: tuple[OfPair, ...]


SETTLES = {"accept": "stands", "correct": "mended", "reject": "rejected"}
"""Verdicts between which people agree or not; who is not sure says neither."""


def figures() -> Figures:
    """Work them out from all decisions that nobody took back; decisions about many at once have no time."""
    rows = list(
        Decision.objects.filter(undone_at=None)
        .values_list("by__username", "verdict", "seconds")
        .order_by("pk")
    )
    times: dict[str, list[float]] = defaultdict(list)
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, verdict, seconds in rows:
        verdicts[name][verdict] += 1
        if seconds is not None and verdict not in {"same", "different"}:
            times[name].append(seconds)
    every = [second for held in times.values() for second in held]
    people = (
        OfPerson(
            name=name,
            number=sum(said.values()),
            verdicts=tuple(sorted(said.items())),
            seconds=median(times[name]) if times[name] else None,
        )
        for name, said in sorted(verdicts.items())
    )
    return Figures(
        number=len(rows),
        seconds=median(every) if every else None,
        people=tuple(people),
        pairs=tuple(_pairs()),
    )


def _pairs() -> list[OfPair]:
    """The last word of each person on each claim, compared for every two people."""
    words = reviewing.last_words()
    said: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for by_person in words.values():
        settled = {name: SETTLES[verdict] for name, verdict in by_person.items() if verdict in SETTLES}
        for one, other in combinations(sorted(settled), 2):
            said[one, other].append((settled[one], settled[other]))
    return [_pair(names, verdicts) for names, verdicts in sorted(said.items())]


def _pair(names: tuple[str, str], verdicts: list[tuple[str, str]]) -> OfPair:
    agreed = sum(one == other for one, other in verdicts)
    return OfPair(names=names, number=len(verdicts), agreed=agreed, kappa=kappa(verdicts))


def kappa(verdicts: list[tuple[str, str]]) -> float | None:
    """Cohen's kappa; ``None`` where chance alone would make both agree always."""
    number = len(verdicts)
    ones, others = Counter(one for one, _ in verdicts), Counter(other for _, other in verdicts)
    chance = sum(ones[word] * others[word] for word in ones) / number**2
    if chance == 1:
        return None
    return (sum(one == other for one, other in verdicts) / number - chance) / (1 - chance)
