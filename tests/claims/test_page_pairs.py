"""Pairs of a page: is what no single sentence tells read from the whole, and is the rest left alone?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cityties
from cityties import TieClaim
from cityties.claims.page_pairs import pair_model
from cityties.claims.page_pairs.model import WordWeights


def pairs(text: str) -> set[tuple[str, str]]:
    """The pairs of names that a text ties."""
    return {
        (claim.a.name, claim.b.name) if claim.a.name < claim.b.name else (claim.b.name, claim.a.name)
        for claim in cityties.read(text).claims
        if isinstance(claim, TieClaim)
    }


INNER = (
    "Sister cities of the region\n\nIn October 2000, Chengdu's Pengzhou city established a sister-city "
    "relationship with Ishikari city, a neighbor of Sapporo."
)


def test_the_place_around_an_end_is_not_tied_for_it() -> None:
    """Is Pengzhou tied, and Chengdu, in which it lies, left alone?"""
    assert pairs(INNER) == {("Ishikari", "Pengzhou")}


@pytest.mark.parametrize(
    "text",
    [
        "Guests from Kyoto came to Boston. They saw the harbor and flew home by way of Paris.",
        "Boston and Kyoto both lie on rivers. Leeds does too.",
    ],
    ids=["a visit", "a likeness"],
)
def test_a_page_without_a_word_for_a_tie_has_none(text: str) -> None:
    """Are cities that a page only names together left untied?"""
    assert pairs(text) == set()


def test_a_tie_tells_that_the_page_was_weighed() -> None:
    """Does a tie give the whole page among its reasons?"""
    (tie,) = (
        c
        for c in cityties.read("Kyoto and Boston have been sister cities since 1959.").claims
        if isinstance(c, TieClaim)
    )
    assert "the page as a whole speaks for it" in {reason.feature for reason in tie.because}
    assert 0 < tie.score < 1


WORDS = WordWeights(-1.0, {"between: twinned with": 2.0, "one: sister": 0.5, "apart: 3": -0.25})


@given(st.permutations([*WORDS.words, "between: unheard of"]))
def test_words_count_the_same_in_any_order(names: list[str]) -> None:
    """Is a score the sum of what is known, whatever comes first?"""
    assert WORDS.score(dict.fromkeys(names, 1.0)) == 1.25


def test_languages_without_a_model_are_told_by_their_rules() -> None:
    """Is the model one of English alone?"""
    assert pair_model("en") is not None
    assert pair_model("zh") is None
