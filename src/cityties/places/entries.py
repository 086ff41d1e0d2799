"""What the sources of the gazetteer give: entries, before they are merged and compiled."""

from __future__ import annotations

from dataclasses import dataclass, field

from cityties.records import Level

MAIN, KNOWN, ALIAS = 3, 2, 1
"""How sure it is that a name is used for a place: its main or English name, a name of a checked
source, or one of the many names that GeoNames keeps without a language."""


@dataclass(slots=True)
class Entry:
    """A place as one source knows it.  ``admin1`` is GeoNames' code of the first-level division.

    ``fame`` is the number of names that GeoNames keeps for the place in all languages; ``heart`` is the spot
    of a division about which most of its people live, where that is not the middle of its area.
    """

    id: int
    name: str
    country: str
    level: Level
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    heart: tuple[float, float] | None = None
    population: int = 0
    feature: str = ""
    names: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, int] = field(default_factory=dict)
    within: list[int] = field(default_factory=list)
    capital: int | None = None
    fame: int = 0
    famous: float = 0.0
    namesake: bool = False

    def also(self, name: str, trust: int) -> None:
        """Add a name, keeping the higher trust where it is known already."""
        if name and self.aliases.get(name, 0) < trust:
            self.aliases[name] = trust


Entries = dict[int, Entry]
