"""A gazetteer with places laid over it that it lacks, as long as it is open: nothing is compiled anew.

Names are spelt in as many ways as those of compiled places (`compiling.names_of`), and weighed alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import marisa_trie

from cityties.places.compiling import names_of, prior
from cityties.places.entries import KNOWN, MAIN, Entry
from cityties.places.gazetteer import Gazetteer, Holder
from cityties.places.lookup import trust_weight
from cityties.records import Place

PEOPLE = 50_000
"""What a place is taken for whose people nobody counted: a town that news speak of, or it were not added."""
DIVISIONS = frozenset({"county", "district"})
STATES = frozenset({"state", "province", "prefecture", "region"})


class Supplemented(Gazetteer):
    """A gazetteer with a few places more: `Supplemented(gazetteer.folder, [(place, ("Another name",))])`."""

    def __init__(self, folder: Path, added: Iterable[tuple[Place, Iterable[str]]]) -> None:
        super().__init__(folder)
        told = list(added)
        self._added = {place.id: place for place, _names in told}
        self._bearing: dict[str, list[Holder]] = {}
        for place, names in told:
            entry = _entry(place, names)
            trusts: dict[str, int] = {}
            for key, trust in names_of(entry):
                trusts[key] = max(trust, trusts.get(key, 0))
            for key, trust in trusts.items():
                self._bearing.setdefault(key, []).append(self._holder(entry, trust))
        self.trie = _Names(self.trie, self._bearing)

    def _holder(self, entry: Entry, trust: int) -> Holder:
        return Holder(
            id=entry.id,
            name=entry.name,
            country=entry.country,
            region=next((outer for outer in entry.within if self._feature(outer) == "ADM1"), None),
            level=entry.level,
            feature=entry.feature,
            latitude=entry.latitude,
            longitude=entry.longitude,
            population=entry.population,
            prior=round(prior(entry), 3),
            trust=trust,
        )

    def _feature(self, identifier: int) -> str:
        row = self._connection.execute("select feature from places where id = ?", (identifier,)).fetchone()
        return str(row[0]) if row else ""

    def _read_place(self, identifier: int) -> Place:
        return self._added.get(identifier) or super()._read_place(identifier)

    def _read_bearers(self, key: str) -> tuple[Holder, ...]:
        bearers = (*super()._read_bearers(key), *self._bearing.get(key, ()))
        return tuple(sorted(bearers, key=lambda h: (-h.prior - trust_weight(h.trust), h.id)))


class _Names:
    """The trie of a gazetteer with a few names more; it answers as far as looking names up asks."""

    def __init__(self, trie: marisa_trie.Trie, own: Mapping[str, object]) -> None:
        self._trie = trie
        self._own = own
        self._lengths = sorted({len(key) for key in own})

    def get(self, key: str) -> int | None:
        """The number of a compiled name."""
        number: int | None = self._trie.get(key)
        return number

    def __contains__(self, key: str) -> bool:
        return key in self._own or key in self._trie

    def prefixes(self, text: str) -> list[str]:
        """The names that a text begins with, the shortest first."""
        found = {text[:length] for length in self._lengths if text[:length] in self._own}
        compiled: list[str] = self._trie.prefixes(text)
        return sorted(found.union(compiled), key=len) if found else compiled

    def keys(self, prefix: str) -> list[str]:
        """The names that begin so."""
        return list(self.iterkeys(prefix))

    def iterkeys(self, prefix: str) -> Iterator[str]:
        """The names that begin so, one after the other."""
        return chain(
            (key for key in self._own if key.startswith(prefix) and key not in self._trie),
            self._trie.iterkeys(prefix),
        )


def _entry(place: Place, names: Iterable[str]) -> Entry:
    """A place as compiling has it."""
    entry = Entry(
        id=place.id,
        name=place.name,
        country=place.country,
        level=place.level,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population or PEOPLE,
        feature="ADM1" if place.level in STATES else "ADM2" if place.level in DIVISIONS else "PPL",
        names=dict(place.names),
        within=list(place.within),
    )
    for name in (place.name, *place.names.values()):
        entry.also(name, MAIN)
    for name in names:
        entry.also(name, KNOWN)
    return entry
