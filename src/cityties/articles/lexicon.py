"""The words round an article, in all languages at once: English pages have Chinese licence lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from cityties.errors import DataError
from cityties.knowledge import read_knowledge

LABEL_KINDS = ("author", "published", "updated", "source", "other")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled furniture words; see the data files for what each means."""

    related_heading: re.Pattern[str]
    related_inline: re.Pattern[str]
    furniture: re.Pattern[str]
    caption: re.Pattern[str]
    bylines: tuple[re.Pattern[str], ...]
    dateline: re.Pattern[str]
    label: re.Pattern[str]
    labels: dict[str, str]
    menu_words: frozenset[str]


def entries() -> dict[str, dict[str, Any]]:
    """Give the data files as they stand, by language."""
    folder = resources.files("cityties.articles") / "furniture"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yml")), key=lambda file: file.name
    )
    if not files:
        raise DataError("articles/furniture holds no data files. Install the package again.")
    return {
        file.name.removesuffix(".yml"): read_knowledge("cityties.articles", f"furniture/{file.name}")
        for file in files
    }


@cache
def lexicon() -> Lexicon:
    """Load and compile the data files, once."""
    languages = list(entries().values())
    headings = _either(languages, "related_headings")
    kinds = {
        word.casefold(): kind
        for data in languages
        for kind in LABEL_KINDS
        for word in data["labels"].get(kind, ())
    }
    words = "|".join(re.escape(word) for word in sorted(kinds, key=len, reverse=True))
    return Lexicon(
        related_heading=re.compile(rf"[■●▼◆【\[*#]?\s*(?:{headings})\s*[】\]]?\s*[:：>»]?", re.IGNORECASE),
        related_inline=re.compile(
            rf"[■●▼◆【\[]?(?:{headings})(?:[】\]]\s?|\s?[:：＝]\s?)(?=\S)", re.IGNORECASE
        ),
        furniture=re.compile(_either(languages, "furniture"), re.IGNORECASE),
        caption=re.compile(_either(languages, "captions"), re.IGNORECASE),
        bylines=tuple(re.compile(entry["pattern"]) for data in languages for entry in data["bylines"]),
        dateline=re.compile(_either(languages, "datelines")),
        label=re.compile(rf"(?:^|(?<=[\s|【（(]))[【（(]?({words})\s?(?:[:：]|(?=\s\S))\s*", re.IGNORECASE),
        labels=kinds,
        menu_words=frozenset(word.casefold() for data in languages for word in data["menu_words"]),
    )


def _either(languages: list[dict[str, Any]], section: str) -> str:
    return "|".join(f"(?:{entry['pattern']})" for data in languages for entry in data[section])
