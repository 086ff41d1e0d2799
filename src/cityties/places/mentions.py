"""The places that an article's text names."""

from __future__ import annotations

import re

from cityties.places.cjk import KANA, spots_cjk
from cityties.places.cjk_persons import without_persons
from cityties.places.english import english
from cityties.places.framed import with_framed
from cityties.places.gazetteer import Gazetteer
from cityties.places.linking import Verdict, link
from cityties.places.misspelt import with_misspelt
from cityties.places.shortened import shortened
from cityties.places.spotting import Spot, spots
from cityties.places.strangers import strangers
from cityties.places.surroundings import look_around
from cityties.places.tokens import tokenise
from cityties.records import Article, Candidate, Mention, MentionStatus, Reason

CJK = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
SHOWN = 5
"""Candidates that a mention carries."""


def find_mentions(article: Article, gazetteer: Gazetteer, address: str | None = None) -> tuple[Mention, ...]:
    """Find the places that an article names and link them, in the order of the text, not overlapping.

    1. split the text into words; 2. spot the names that the gazetteer knows; 3. look around each: a level
    word, an organisation, a person; 4. weigh the candidates of all names together, and with the places that
    the page's address names; 5. make the mentions; 6. add those of names with a slip, those by short forms
    and the strangers.
    """
    text = article.text
    words = tokenise(text)
    found = spots(words, gazetteer, english())
    found = look_around(found, words, text, gazetteer, english())
    if CJK.search(text):
        named = with_framed(text, spots_cjk(text, gazetteer), gazetteer)
        named = without_persons(text, named, gazetteer) if KANA.search(text) else named
        latin = {at for spot in found for at in range(spot.start, spot.end)}
        named = [spot for spot in named if not latin & {spot.start, spot.end - 1}]
        found = sorted([*found, *named], key=lambda spot: spot.start)
    verdicts = link(found, text, gazetteer, address)
    pairs = zip(found, verdicts, strict=True)
    known = [_mention(spot, verdict, text, gazetteer) for spot, verdict in pairs]
    known = with_misspelt(text, known, gazetteer)
    known = sorted([*known, *shortened(text, known)], key=lambda m: m.start)
    unknown = strangers(text, [(m.start, m.end) for m in known])
    return tuple(sorted([*known, *unknown], key=lambda m: m.start) if unknown else known)


def _mention(spot: Spot, verdict: Verdict, text: str, gazetteer: Gazetteer) -> Mention:
    best = verdict.weighed[0]
    status: MentionStatus = "linked"
    if not verdict.linked:
        status = (
            "ambiguous"
            if (verdict.reason or "").startswith("ambiguous") and len(verdict.weighed) > 1
            else "unknown"
        )
    return Mention(
        start=spot.start,
        end=spot.end,
        text=text[spot.start : spot.end],
        status=status,
        role="adjective" if spot.kind == "adjective" else "organisation" if spot.organisation else "place",
        place=gazetteer.place(best.holder.id) if verdict.linked else None,
        candidates=tuple(
            Candidate(
                place=gazetteer.place(w.holder.id),
                score=round(w.score, 2),
                because=tuple(
                    Reason(feature=feature, weight=round(weight, 2)) for feature, weight in w.reasons
                ),
            )
            for w in verdict.weighed[:SHOWN]
        ),
        organisation=spot.organisation,
        reason=verdict.reason,
    )
