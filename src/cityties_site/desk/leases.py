"""Whose turn a claim is: each lies before one reviewer only, and comes back when it was left lying.

A lease is taken by one statement that the database answers alike to everybody: an update of a row whose lease
has ended, or an insert under a unique key.  Of two who ask at once, one is told that it changed a row.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from cityties_site.desk.models import Lease
from cityties_site.register.roles import Person
from cityties_site.register.selectors import reviewing

LEASE = timedelta(minutes=15)
"""Longer than anybody looks at one claim; after lunch one has the same claim, if nobody else took it."""
MOST_HELD = 7
"""Claims that lie before one reviewer: the one that is looked at, the two next that were fetched ahead, three
that are decided and on their way, and the one before."""


def take(key: str, person: Person) -> bool:
    """Take a claim, or keep it; ``False`` where somebody else has it."""
    now = datetime.now(UTC)
    fields = {"holder": person, "until": now + LEASE, "taken_at": now}
    free = Lease.objects.filter(Q(until__lte=now) | Q(holder=person), key=key)
    taken = bool(free.update(**fields)) or Lease.objects.get_or_create(key=key, defaults=fields)[1]
    if taken:
        _give_back_the_oldest(person)
    return taken


def take_next(person: Person, *, after: str = "", article: str = "", but: Collection[str] = ()) -> str | None:
    """Take the next claim in the queue that nobody else has; the key of it, or ``None`` if none is left.

    Without ``after`` one goes on where one stopped: with what lies before one already.  ``but`` names claims
    that one has on the screen, or has decided a moment ago: they are not given again.
    """
    for held in [] if after or article else _lying_before(person):
        if _take_waiting(held, person):
            return held
    for start in dict.fromkeys((after, "")):  # to the end, then from the beginning
        without = [*held_by_others(person), *filter(None, [after]), *but]
        name = person.get_username()
        for key in reviewing.next_keys(after=start, article=article, without=without, by=name):
            if _take_waiting(key, person):
                return key
    return None


def _take_waiting(key: str, person: Person) -> bool:
    """Take a claim of the queue; it may have been judged, and been given back, since the queue was read."""
    if not take(key, person):
        return False
    if reviewing.waits(key):
        return True
    give_back(key)
    return False


def held_by_others(person: Person) -> list[str]:
    """Keys of the claims that lie before somebody else."""
    held = Lease.objects.filter(until__gt=datetime.now(UTC)).exclude(holder=person)
    return list(held.values_list("key", flat=True))


def holder_of(key: str) -> str | None:
    """Who has a claim just now."""
    held = Lease.objects.filter(key=key, until__gt=datetime.now(UTC)).select_related("holder").first()
    return held.holder.get_username() if held else None


def give_back(*keys: str) -> None:
    """Claims that are decided lie before nobody."""
    Lease.objects.filter(key__in=keys).delete()


def _lying_before(person: Person) -> list[str]:
    return list(Lease.objects.filter(holder=person).order_by("taken_at").values_list("key", flat=True))


def _give_back_the_oldest(person: Person) -> None:
    kept = Lease.objects.filter(holder=person).order_by("-taken_at").values_list("pk", flat=True)
    Lease.objects.filter(pk__in=list(kept)[MOST_HELD:]).delete()
