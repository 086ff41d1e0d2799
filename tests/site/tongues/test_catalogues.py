"""Catalogues and code agree: nothing is missing, nothing is guessed, and what is put in stays."""

from __future__ import annotations

import pytest
from django.utils.translation import gettext, ngettext, override, pgettext
from tools import messages


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_word_of_the_code_is_translated(language):
    """Has the catalogue all words of the code and no others, each translated, with the same placeholders?"""
    assert list(messages.faults(language)) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_what_is_compiled_is_what_is_written(language):
    """Is the file that Django reads made from the catalogue as it stands (else: make setup)?"""
    assert messages.catalogue(language).with_suffix(".mo").read_bytes() == messages.compiled(language)


TRADE = [
    ("zh-hans", "友好城市", "意向书"),
    ("zh-hant", "姊妹市", "意向書"),
    ("ja", "姉妹都市", "覚書"),
    ("ko", "자매도시", "의향서"),
]


@pytest.mark.parametrize(("language", "sister_cities", "intent"), TRADE)
def test_the_words_of_the_trade(language, sister_cities, intent):
    """Are ties called what officers of international offices call them?"""
    with override(language):
        assert gettext("Sister cities") == sister_cities
        assert gettext("Letter of intent") == intent


def test_one_english_word_may_be_two_elsewhere():
    """Is "planned" of a tie another word than "planned" of an exchange, where a language tells them apart?"""
    with override("zh-hans"):
        assert pgettext("a tie", "Planned") != pgettext("an exchange", "Planned")
        assert ngettext("%(number)s source", "%(number)s sources", 1) == "%(number)s 个来源"


def test_a_template_is_read_like_python(tmp_path, monkeypatch):
    """Are plain words, plurals, contexts and words within tags found in a template?"""
    folder = tmp_path / "portal" / "templates"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text(
        '{% load i18n %}{% translate \'Map\' %}{% translate "From" context "a party" %}'
        '{% blocktranslate count n=n %}{{ n }} tie (of "two"){% plural %}{{ n }} ties{% endblocktranslate %}'
        '{% include "x.html" with label=_("It’s here") %}{{ name|default:_("nobody") }}'
    )
    monkeypatch.setattr(messages, "SITE", tmp_path)
    assert [(w.context, w.singular, w.plural) for w in messages.words()] == [
        (None, "Map", None),
        ("a party", "From", None),
        (None, '%(n)s tie (of "two")', "%(n)s ties"),
        (None, "It’s here", None),
        (None, "nobody", None),
    ]
