"""Names that stand where places stand, but that the gazetteer does not know."""

from __future__ import annotations

import re

from cityties.places.english import english
from cityties.places.folding import fold
from cityties.records import Mention

NAME = r"[A-Z][\w’'-]+(?: (?:de |la |da |of )?[A-Z][\w’'-]+){0,2}"
LEVEL = r"County|Prefecture|Province|District|Township|Municipality|Shire|Voivodeship|Oblast|Governorate"
AFTER = re.compile(rf"\b(?P<name>{NAME}) (?:{LEVEL})\b")
BEFORE = re.compile(
    rf"\b(?:city|town|village|county|district|prefecture|province|municipality) of (?P<name>{NAME})"
)
REASON = "unknown: the gazetteer has no place of this name"


def strangers(text: str, found: list[tuple[int, int]]) -> list[Mention]:
    """Mentions of unknown places: "Zzyzx County", "the town of Quuxville"; ``found`` spans are taken."""
    mentions = []
    for pattern in (AFTER, BEFORE):
        for match in pattern.finditer(text):
            span = match.span() if pattern is AFTER else match.span("name")
            if any(start < span[1] and span[0] < end for start, end in found):
                continue
            if english().words.issuperset(fold(match.group("name")).split()):
                continue  # "Special Economic District": words, not a name
            found.append(span)
            mentions.append(
                Mention(start=span[0], end=span[1], text=text[slice(*span)], status="unknown", reason=REASON)
            )
    return mentions
