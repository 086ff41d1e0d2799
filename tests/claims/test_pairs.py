"""Pairs of sides: which places may a cue speak of, beside those that its form finds?"""

from __future__ import annotations

import pytest

import cityties
from cityties import ExchangeClaim
from cityties.claims.rows import Row
from cityties.claims.salience import salience
from cityties.claims.sentences import Sentence

ACROSS = [
    pytest.param(
        "Seattle and Bergen became sister cities in 1967. A delegation from Bergen arrived on Monday. "
        "The Norwegian city sent its mayor, too.",
        "visit", {"Bergen", "Seattle"},
        id="the other side was named two sentences before",
    ),
    pytest.param(
        "Leeds renewed its agreement with Dortmund in 2019. In May a youth orchestra from the German city "
        "gave a concert in Leeds.",
        "event", {"Dortmund", "Leeds"},
        id="a country's adjective stands for the city that is spoken of",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "places"), ACROSS)
def test_sides_across_sentences(text: str, kind: str, places: set[str]) -> None:
    """Is a side found that its sentence leaves out, and told once?"""
    found = [c for c in cityties.read(text).claims if isinstance(c, ExchangeClaim) and c.kind == kind]
    assert [{p.name for p in (*c.from_, *c.to)} for c in found] == [places]


def test_salience_of_a_place_that_is_not_named() -> None:
    """Is a place that no sentence names not found before, and has it no share?"""
    kofu = cityties.read("A delegation from Kofu visited Chengdu.").mentions[0].place
    assert kofu is not None
    told = salience([Row(Sentence(0, 1, 0), [])], titles=1)
    assert told.before(kofu, 1) is None
    assert told.share(kofu) == 0
