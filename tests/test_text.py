"""Is there one form of every text, and does every span find its way back?"""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityties.text import NormalisedText, normalise

CASES = [
    pytest.param("Kofu,\u00a0Japan", "Kofu, Japan", id="no-break space"),
    pytest.param("甲府市\u3000成都市", "甲府市 成都市", id="ideographic space"),
    pytest.param("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour", id="line ends"),
    pytest.param("one\n \n\n\t\ntwo", "one\n\ntwo", id="several empty lines"),
    pytest.param("  one  \n  two  ", "one\ntwo", id="spaces round lines"),
    pytest.param("Cheng\u200bdu\ufeff \x00Panda\xad", "Chengdu Panda", id="invisible characters"),
    pytest.param("Cheng\u200cdu", "Chengdu", id="joiner between Latin letters"),
    pytest.param(
        "\u0645\u06cc\u200c\u0631\u0648\u062f", "\u0645\u06cc\u200c\u0631\u0648\u062f", id="joiner in Persian"
    ),
    pytest.param("Lo\u0301dz\u0301", "Lódź", id="combining accents"),
    pytest.param("e\u200b\u0301", "é", id="accent after an invisible character"),
    pytest.param("\u1112\u1161\u11ab", "한", id="conjoining jamo"),
    pytest.param("a \u200b b", "a b", id="invisible character between spaces"),
    pytest.param("\ud800x", "\ufffdx", id="half a surrogate pair"),
    pytest.param("", "", id="nothing"),
    pytest.param(" \n\u200b", "", id="only blanks"),
]

rough_text = st.text(
    st.one_of(
        st.sampled_from(
            " \n\r\t\xa0\u3000\u200b\u200c\u200d\ufeff\u0301\u0323\u1161\u11ab\x00\u2028ée한ㄱAaЖ東が\u3099か"
        ),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_normal_form(source: str, expected: str) -> None:
    """Is this what a reader would call the same text?"""
    assert normalise(source).text == expected


@given(rough_text)
@settings(max_examples=500)
def test_normal_form_is_final(source: str) -> None:
    """Does normalising twice change nothing, and are the promises of the module kept?"""
    text = normalise(source).text
    assert normalise(text).text == text
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip()
    assert not re.search(r"  | \n|\n |\n\n\n|[\x00-\x08\r\t\u3000\ufeff]", text)


@given(rough_text, st.data())
@settings(max_examples=500)
def test_spans_map_back(source: str, data: st.DataObject) -> None:
    """Does the source of a span, normalised again, hold the span?"""
    normalised = normalise(source)
    start = data.draw(st.integers(0, len(normalised.text)))
    end = data.draw(st.integers(start, len(normalised.text)))
    first, last = normalised.to_source(start, end)
    assert 0 <= first <= last <= len(source)
    assert normalised.text[start:end].strip() in normalise(source[first:last]).text or start == end


@given(rough_text)
def test_spans_keep_their_order(source: str) -> None:
    """Do characters that follow each other in the text do so on the page?"""
    normalised = normalise(source)
    spans = [normalised.to_source(i, i + 1) for i in range(len(normalised.text))]
    assert all(before[0] <= after[0] and before[1] <= after[1] for before, after in itertools.pairwise(spans))


def test_plain_text_is_one_run() -> None:
    """Is ordinary text kept as it is, in one run?"""
    source = "Kofu is a city.\nIt lies in Japan.\n\nSo does Sapporo."
    assert normalise(source) == NormalisedText(source, (0,), (0,), (len(source),))


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (0, 9), (2, 1)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    """Is a wrong span an error rather than a guess?"""
    with pytest.raises(ValueError, match="lies outside"):
        normalise("Kofu").to_source(start, end)
