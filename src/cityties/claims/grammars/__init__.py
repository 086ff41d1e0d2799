"""How the languages of a family are read: what becomes a row, who takes part, what is stated."""

from __future__ import annotations

from functools import cache

from cityties.claims.grammars.base import Grammar
from cityties.claims.grammars.cjk import CjkGrammar
from cityties.claims.grammars.english import EnglishGrammar

_GAPLESS = frozenset({"zh", "ja"})

__all__ = ["Grammar", "grammar_of"]


@cache
def grammar_of(language: str | None) -> Grammar:
    """The grammar of a language by its ISO 639-1 code, the script left aside; English where none is known."""
    code = (language or "en").partition("-")[0]
    return CjkGrammar(code) if code in _GAPLESS else EnglishGrammar(code)
