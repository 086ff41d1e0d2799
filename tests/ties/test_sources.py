"""Which articles are one source."""

from __future__ import annotations

import pytest

from cityties.ties import group_sources, source_keys

TEXT = "Kofu gave Chengdu masks. " * 20


def same(one: dict, other: dict) -> bool:
    keys = {"a": source_keys(**one), "b": source_keys(**other)}
    grouped = group_sources(keys)
    return grouped["a"] == grouped["b"]


def article(**changes):
    return {"title": None, "published": None, "address": None, "text": None, **changes}


CASES = [
    ("one address", article(address="http://a/1"), article(address="http://a/1"), True),
    ("one text, other quotation marks", article(text=TEXT), article(text=TEXT.replace(" ", "  ")), True),
    ("a short text", article(text="Page not found"), article(text="Page not found"), False),
    (
        "a story and its teaser",
        article(title="Kofu Gives Masks", published="2020-02-12", text=TEXT),
        article(title="Kofu gives masks", published="2020-02-12"),
        True,
    ),
    (
        "one title on two days",
        article(title="Kofu Gives Masks", published="2020-02-12"),
        article(title="Kofu Gives Masks", published="2021-02-12"),
        False,
    ),
    ("a title without a day", article(title="Kofu Gives Masks"), article(title="Kofu Gives Masks"), False),
]


@pytest.mark.parametrize(("one", "other", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_makes_two_articles_one_source(one, other, expected):
    """Are copies told from articles of their own?"""
    assert same(one, other) is expected


def test_copies_of_copies_are_one_source():
    """If a is like b, and b is like c, are all three one?"""
    grouped = group_sources({"c": ["y"], "a": ["x"], "b": ["x", "y"], "d": ["z"]})
    assert grouped == {"a": "a", "b": "a", "c": "a", "d": "d"}
