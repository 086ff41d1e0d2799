"""Words to search by: folded; Chinese, Japanese and Korean in pairs of characters, without a parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cityties.places.folding import fold

_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK = re.compile(rf"[{_CJK}]")
MOST_WORDS = 12
"""Words of a query that are heeded."""


def words_of(texts: Iterable[str]) -> str:
    """The words to be indexed, each once, in order: "Kofu 甲府市" → "kofu 甲府 府市"."""
    return " ".join(dict.fromkeys(word for text in texts for run in _runs(text) for word in _pairs(run)))


def phrases_of(query: str) -> list[tuple[str, ...]]:
    """What a query asks for: each phrase is one word, or the pairs of one run of characters, in order."""
    return [tuple(_pairs(run)) for run in _runs(query)][:MOST_WORDS]


def sqlite_match(query: str, *, scope: str, what: str) -> str:
    """The query in FTS5's language, for one audience and one kind of thing; words by how they begin."""
    phrases = " AND ".join(_sqlite_phrase(phrase) for phrase in phrases_of(query))
    return f"scope : {scope} AND what : {what} AND words : ({phrases})"


def postgresql_match(query: str) -> str:
    """The query for PostgreSQL's `to_tsquery`."""
    return " & ".join(" & ".join(f"'{word}':*" for word in phrase) for phrase in phrases_of(query))


def _sqlite_phrase(phrase: tuple[str, ...]) -> str:
    return " AND ".join(f'"{word}"*' for word in phrase)


def _runs(text: str) -> Iterator[str]:
    return (match.group() for match in _TOKEN.finditer(fold(text)))


def _pairs(run: str) -> Iterator[str]:
    if not _IS_CJK.match(run) or len(run) == 1:
        yield run
    else:
        yield from (run[i : i + 2] for i in range(len(run) - 1))
