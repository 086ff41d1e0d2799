"""The gazetteer: places by name and by id, what lies in what, and capitals."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Self

import marisa_trie
import msgspec

from cityties.errors import GazetteerError
from cityties.places import lookup
from cityties.places.storing import compiled_folder
from cityties.records import Level, Place

MOST_HOLDERS = 60
"""Of the places that share a name, the likeliest this many are weighed in a text (San José has 400)."""

OF_NAME = """select p.id, p.name, p.country, p.admin1, p.level, p.feature, p.latitude, p.longitude,
  p.population, p.prior, n.trust from names n join places p on p.id = n.place where n.key = ?"""
OF_CODE = """select p.id, p.name, p.country, p.admin1, p.level, p.feature, p.latitude, p.longitude,
  p.population, p.prior, 3 from codes c join places p on p.id = c.place where c.code = ?"""
"""The columns of Holder, in its order."""


class Holder(NamedTuple):
    """A place that bears a name, with what linking weighs; ``region`` is its first-level division's id."""

    id: int
    name: str
    country: str
    region: int | None
    level: Level
    feature: str
    latitude: float | None
    longitude: float | None
    population: int
    prior: float
    trust: int


class Gazetteer:
    """Reads a compiled gazetteer; opening maps the files and loads nothing."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "places.sqlite").exists():
            raise GazetteerError(f"{folder}: no compiled gazetteer; call Gazetteer.open() to compile one")
        self.folder = folder
        self._connection = sqlite3.connect(
            f"file:{folder / 'places.sqlite'}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self.trie = marisa_trie.Trie()
        self.trie.mmap(str(folder / "names.marisa"))
        self._decode = msgspec.json.Decoder(Place).decode
        self.place = lru_cache(maxsize=20_000)(self._read_place)
        self.holders = lru_cache(maxsize=20_000)(self._read_holders)
        self.bearers = lru_cache(maxsize=500)(self._read_bearers)
        self.coded = lru_cache(maxsize=5_000)(self._read_coded)
        self.capital = lru_cache(maxsize=2_000)(self._read_capital)

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """Open the user's gazetteer, compiling it on first use; ``folder`` opens another one."""
        return cls(folder or compiled_folder())

    def find(
        self, name: str, *, country: str | None = None, limit: int = 20, near_names: bool = True
    ) -> tuple[Place, ...]:
        """Places of a name, the likeliest first: ``find("Kofu", country="JP")``.

        Accents and case do not matter.  A level word in the name is heeded ("Nagasaki Prefecture"), and so
        is what follows a comma ("Victoria, Australia") or stands in brackets ("Donaustadt (Vienna)").
        A name that no place bears (in that country) finds those that may be meant: "Svietlahorsk",
        "Hattersheim am Main", "Brotterode-Trusetal", and for a part of a town the town; without
        ``near_names`` it finds nothing.
        """
        holders = lookup.look_up(self, name, country)
        if not holders and near_names:
            holders = lookup.guess(self, name, country)
        return tuple(self.place(holder.id) for holder in holders[:limit])

    def contains(self, outer: int, inner: int) -> bool:
        """Whether a place lies within another: Chengdu contains Pengzhou; nothing contains itself."""
        return outer in self.place(inner).within

    def _read_place(self, identifier: int) -> Place:
        row = self._connection.execute("select record from places where id = ?", (identifier,)).fetchone()
        if row is None:
            raise GazetteerError(f"no place has the id {identifier}; look it up by name with find()")
        return self._decode(row[0])

    def _read_holders(self, key: str) -> tuple[Holder, ...]:
        """The holders of a folded name that a text may mean, the likeliest first."""
        return self._read_bearers(key)[:MOST_HOLDERS]

    def _read_bearers(self, key: str) -> tuple[Holder, ...]:
        """All holders of a folded name, the likeliest first."""
        number = self.trie.get(key)
        if number is None:
            return ()
        rows = self._connection.execute(OF_NAME, (number,))
        return tuple(
            sorted(map(Holder._make, rows), key=lambda h: (-h.prior - lookup.trust_weight(h.trust), h.id))
        )

    def _read_coded(self, code: str) -> Holder | None:
        """The country ("JP") or first-level division ("JP.46", GeoNames' code) of a code."""
        row = self._connection.execute(OF_CODE, (code,)).fetchone()
        return None if row is None else Holder._make(row)

    def _read_capital(self, identifier: int) -> Place | None:
        """The capital of a country or first-level division: Greece → Athens, Hokkaido → Sapporo."""
        row = self._connection.execute("select place from capitals where of = ?", (identifier,)).fetchone()
        return None if row is None else self.place(row[0])
