"""Which language a run of words is marked with, where its source says nothing."""

from __future__ import annotations

import pytest
from django.utils import translation

from cityties_site.portal.scripts import language_by_script
from cityties_site.portal.templatetags.portal import words

CASES = [
    ("Chengdu", "en", "en"),
    ("成都", "en", "zh"),
    ("成都", "ja", "ja"),  # may be Japanese, and is the page's own then
    ("成都", "zh-hans", "zh-hans"),
    ("さっぽろ", "en", "ja"),
    ("サッポロ", "zh-hans", "ja"),
    ("고후", "ja", "ko"),
    ("甲府市 (고후)", "en", "ko"),
    ("6,000", "ko", "ko"),
    ("", "en", "en"),
]


@pytest.mark.parametrize(("text", "own", "told"), CASES)
def test_a_script_speaks_for_a_language(text, own, told):
    """Is each run given the language that its script speaks for, and the page's own where it may be that?"""
    assert language_by_script(text, own) == told


MARKED = [
    ("masks", "en", "masks"),
    ("口罩", "zh", '<span lang="zh">口罩</span>'),
    ("直行便", "ja", '<span lang="ja">直行便</span>'),  # not Chinese: the source says so
    ("直行便", None, '<span lang="zh">直行便</span>'),
    (None, None, ""),
    ("<b>", "zh", '<span lang="zh">&lt;b&gt;</span>'),
    ("<script>", None, "&lt;script&gt;"),
]


@pytest.mark.parametrize(("text", "language", "marked"), MARKED)
def test_words_are_marked_and_never_trusted(text, language, marked):
    """Are words in another language marked, the page's own not, and is nothing in them taken for markup?"""
    with translation.override("en"):
        assert words(text, language) == marked
