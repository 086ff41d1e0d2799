"""The pipeline: what goes in, what comes out, and what it says of what it left open."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cityties
from cityties import ExchangeClaim, pages
from cityties.ties import Telling, fold

TIE = "In 1984, Chengdu in China and Kofu in Japan became sister cities."


def test_text_and_bytes_and_html_say_the_same():
    """Does it matter how the same words arrive?"""
    html = f"<html><body><article><p>{TIE}</p></article></body></html>"
    readings = [cityties.read(given) for given in (TIE, TIE.encode(), html, html.encode())]
    assert {
        tuple((c.kind, c.a.name, c.b.name) for c in r.claims if isinstance(c, cityties.TieClaim))
        for r in readings
    } == {(("sister_city", "Chengdu", "Kofu"),)}


@pytest.mark.parametrize(
    ("options", "source"),
    [
        ({"source": "a.html", "url": "https://example.org/a"}, "a.html"),
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({}, "text"),
    ],
    ids=["source", "address", "neither"],
)
def test_what_a_page_is_called(options, source):
    """Is a page called by its source, else its address?"""
    assert cityties.read(TIE, **options).source == source


def test_read_page_keeps_what_the_page_knows():
    """Do address and digest come through, to the evidence too?"""
    page = pages.page_from_text(TIE, "kofu.txt", address="https://example.org/kofu")
    reading = cityties.read_page(page)
    assert (reading.page, reading.address) == (page.digest, "https://example.org/kofu")
    assert {evidence.page for claim in reading.claims for evidence in claim.evidence} == {page.digest}


def test_today_is_never_taken_for_a_date():
    """Is a page without a date left without one, whatever day it is?"""
    published = cityties.read(TIE, today="2024-05-01").article.published
    assert published.value is None
    assert "2024-05-01" not in (published.earliest, published.value)


def test_the_notes_say_what_was_left_open():
    """Is a reader told that there was no date, and which names stayed open?"""
    notes = " ".join(cityties.read("The mayor of Springfield came to the ball.").notes)
    assert "date of publication left open" in notes
    assert "Springfield" in notes


def test_a_language_without_cues_is_told():
    """Does a page in a language without cues give its article and a note, and no claims?"""
    reading = cityties.read(
        "Кофу подарил городу Чэнду шесть тысяч масок. "
        "Мэр города Кофу сказал об этом в понедельник, и жители рады."
    )
    assert reading.claims == ()
    assert any("no cues for the language 'ru'" in note for note in reading.notes)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=300), st.sampled_from(["", TIE, "<p>", "友好城市"]))
def test_any_text_is_read_or_refused(noise, core):
    """Is any text read with every span in its place, twice the same, or refused with an error of ours?"""
    try:
        reading = cityties.read(noise + core)
    except cityties.InputError:
        return
    text = reading.article.text
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text
    for claim in reading.claims:
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
        if isinstance(claim, cityties.TieClaim):
            assert claim.a.id < claim.b.id
    line = msgspec.json.encode(reading)
    assert msgspec.json.encode(cityties.read(noise + core)) == line
    assert msgspec.json.decode(line, type=cityties.Reading) == reading


TOLD_THRICE = [
    ("en", "A delegation led by the mayor of Kofu visited Chengdu on May 5, 2023."),
    ("zh", "2023年5月5日,甲府市市长率代表团访问成都市。"),
    ("ja", "甲府市長を団長とする訪問団が2023年5月5日、成都市を訪れた。"),
]


def test_one_visit_told_in_three_languages_is_one_exchange() -> None:
    """Do an English, a Chinese and a Japanese page of one visit add up to one exchange with three sources?"""
    tellings = [
        Telling(key=claim.id, claim=claim, article=language, source=language, outlet=language)
        for language, text in TOLD_THRICE
        for claim in cityties.read(text, published="2023-05-10").claims
        if isinstance(claim, ExchangeClaim)
    ]
    _, (visit,) = fold(tellings)
    assert visit.kind.value == "visit"
    assert visit.kind.outlets == len(TOLD_THRICE)
