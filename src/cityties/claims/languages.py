"""Which languages have cues."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from cityties.records import Language


@cache
def languages() -> frozenset[Language]:
    """The languages whose claims can be found, by their ISO 639-1 codes without script."""
    cues = files("cityties.claims").joinpath("cues")
    names = (entry.name for entry in cues.iterdir())
    return frozenset(name.removesuffix(".yml") for name in names if name.endswith(".yml"))


def has_cues(language: Language | None) -> bool:
    """Whether claims can be found in a language; a text whose language could not be told is tried."""
    return language is None or language.partition("-")[0] in languages()
