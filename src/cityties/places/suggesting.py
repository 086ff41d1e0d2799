"""Names that somebody may have meant."""

from __future__ import annotations

from cityties.places.gazetteer import Gazetteer


def suggest(
    gazetteer: Gazetteer, name: str, *, country: str | None = None, limit: int = 3
) -> tuple[str, ...]:
    """Names of places that may be meant by ``name``, the likeliest first: Sapporro → Sapporo."""
    near = gazetteer.find(name, country=country, limit=limit)
    return tuple(dict.fromkeys(place.name for place in near))
