"""Every sort of public page in every language: nothing in it is left in English but names and quotes."""

from __future__ import annotations

import csv
import io
import re

import pytest
from icalendar import Calendar
from msgspec.structs import replace
from tests.site.register.pages import (
    CHENGDU,
    DAY_1,
    DAY_2,
    KOFU,
    SAPPORO,
    dated,
    donation,
    page,
    since,
    visit,
)
from tests.site.tongues.seen import untranslated

from cityties.records import Organisation, Person, Stage
from cityties_site.register import services
from cityties_site.register.models import Article, Claim, Exchange
from cityties_site.register.selectors import exploring
from cityties_site.stories import services as stories
from cityties_site.stories.services.texts import STANDING

pytestmark = pytest.mark.django_db
LANGUAGES = ("zh-hans", "zh-hant", "ja", "ko")
REASON = "newest related story is dated 2019-12-26; the text tells of 2月11日"
TITLE = "Masks for Chengdu"
OSAKA = replace(SAPPORO, id=1853909, name="Osaka", admin1="Osaka")
QUOTED = {TITLE, "Title of nothing", "Sentence 0 of a says what kind: sister_city.", "Kōfu", "Chengdu", "XX"}
"""What the head of an article's page cannot mark as English, examples of searches, and a country of none."""


@pytest.fixture(autouse=True)
def filled():
    """A register in which every part of every page has something to show."""
    people = (Person(name="Koichi Nomura", role="mayor", of=KOFU.id), Person(name=None, role="deputy mayor"))
    stages = (Stage(stage="promised", date=dated("2020-02-01")), Stage(stage="received", status="planned"))
    inferred = dated("2020-02-11", basis="inferred", reason=REASON)
    gift = donation(
        None, date=inferred, people=people, stages=stages, organisations=(Organisation(name="Red Cross"),)
    )
    trip = visit("2019-04-02", end=dated("2019-04-05"), what="a visit", where=(CHENGDU,))
    readings = [
        page("a", since("1984", term="sister city"), gift, title=TITLE),
        page("b", since("1985", status="suspended"), trip, published=None),
        page(
            "c",
            since(None, CHENGDU, SAPPORO, kind="friendly_exchange"),
            visit("2031-01-01", status="planned"),
        ),
        page("nothing"),
    ]
    services.load(readings, reader="1.0", at=DAY_1)
    services.load([page("d", since("1984"), visit("2018-01"))], reader="1.0", at=DAY_2)


def paths() -> list[str]:
    """Every sort of public page, without its language."""
    exchanges = Exchange.objects.filter(until_day=None, audience="all").values_list("public_id", flat=True)
    articles = Article.objects.filter(title__in=[TITLE, "Title of nothing"]).values_list(
        "public_id", flat=True
    )
    return [
        *(
            "",
            "map/",
            "map/?country=XX",
            "search/?q=成都",
            "search/",
            "search/?q=1",
            "anniversaries/",
            "data/",
        ),
        *("stories/", *(f"page/{name}/" for name in STANDING)),
        *("about/", "nothing/", "?as_of=2024-03-01", f"share/c{KOFU.id}/", "explore/", "explore/?country=XX"),
        *(
            "explore/?what=exchanges&kind=visit&country=JP&from_year=2000&to_year=2040",
            "explore/?field=trade",
        ),
        f"city/{KOFU.id}-kofu/",
        f"city/{CHENGDU.id}-chengdu/",
        f"tie/{CHENGDU.id}-{KOFU.id}/",
        f"tie/{CHENGDU.id}-{SAPPORO.id}/",
        *(f"exchange/{key}/" for key in exchanges),
        *(f"article/{key}/" for key in articles),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_interface_is_left_in_english(client, language):
    """Is all that is read or heard on any page in its language, but what is marked as in another?"""
    stories.plant()
    key = Claim.objects.order_by("pk")[0].key
    services.judge("correct", key, field="term", value="twin towns", by="小林")
    found = {}
    for path in paths():
        response = client.get(f"/{language}/{path}")
        found[path] = untranslated(response.content.decode(), language, QUOTED)
    assert {path: texts for path, texts in found.items() if texts} == {}


def test_the_test_finds_english():
    """Are English words found where they stand by themselves, and not within a run that is marked?"""
    html = '<p>成都 <b title="Ties">x</b><span lang="en">Map</span></p><p lang="en"><q>Map</q></p><p>Sent</p>'
    assert untranslated(html, "ja") == {"Ties", "Sent"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_speak_the_language(client, language):
    """Are feeds, calendars and tables in the words of the language, with places as it calls them?"""
    kofu = KOFU.names[{"zh-hans": "zh", "zh-hant": "zh"}.get(language, language)]
    feed = client.get(f"/feeds/{language}/all.json").json()
    assert any(kofu in item["title"] for item in feed["items"])
    assert untranslated("".join(f"<p>{item['title']}" for item in feed["items"]), language) == set()
    calendar = Calendar.from_ical(client.get(f"/feeds/{language}/all.ics").content)
    told = "".join(f"<p>{event['summary']}" for event in calendar.walk("VEVENT"))
    assert untranslated(told, language) == set()
    content = b"".join(client.get(f"/feeds/{language}/ties.csv").streaming_content).decode("utf-8-sig")
    row = next(row for row in csv.reader(io.StringIO(content)) if kofu in row)
    assert untranslated("<p>".join(row), language) == set()


def test_the_switcher_stays_on_the_page_with_its_query(client):
    """Does each language lead to the same table with the same filters, by its own name?"""
    html = client.get("/ja/explore/?what=exchanges&kind=visit").content.decode()
    names = {"en": "English", "zh-hans": "简体中文", "zh-hant": "繁體中文", "ko": "한국어"}
    for code, name in names.items():
        address = f"/{code}/explore/?what=exchanges&amp;kind=visit"
        assert f'<a href="{address}" lang="{code}" hreflang="{code}">{name}</a>' in html


ORDERS = {
    "en": ["Kofu", "Osaka", "Sapporo"],
    "zh-hans": ["大阪", "甲府", "札幌"],  # da, jia, zha
    "ja": ["甲府市", "札幌市", "大阪市"],  # コウ, サツ, ダイ
    "ko": ["고후", "삿포로", "오사카"],
}


@pytest.mark.parametrize("language", ORDERS)
def test_the_table_by_name_is_in_the_order_of_the_language(client, monkeypatch, language):
    """Are partners in the order of each language, over all pages of the table, forwards and back?"""
    names = {"en": "Osaka", "zh": "大阪", "ja": "大阪市", "ko": "오사카"}
    services.load([page("e", since("1981", CHENGDU, replace(OSAKA, names=names)))], reader="1.0")
    monkeypatch.setattr(exploring, "ROWS", 2)

    def table(**cursor):
        query = {"what": "ties", "sort": "name", "city": str(CHENGDU.id), **cursor}
        found = client.get(f"/{language}/explore.json", query).json()["ties"]
        return found, [tie["b"]["name"] for tie in found["items"]]

    first, shown = table()
    last, rest = table(after=first["next"])
    assert shown + rest == ORDERS[language]
    assert table(before=last["previous"])[1] == shown


def test_the_sitemap_names_every_language(client):
    """Has each address its alternates, and one for readers of no language of ours?"""
    text = client.get("/sitemap-city-1.xml").content.decode()
    first = text.partition("</url>")[0]
    assert re.findall(r'hreflang="([\w-]+)"', first) == ["en", "zh-hans", "zh-hant", "ja", "ko", "x-default"]


def test_a_place_stands_with_its_local_name(client):
    """Is the name that people there use beside the one in the reader's language, and marked?"""
    html = client.get(f"/ko/tie/{CHENGDU.id}-{KOFU.id}/").content.decode()
    assert '>고후</a> <span class="soft local" lang="ja">甲府市</span>' in html
    assert '>청두</a> <span class="soft local" lang="zh-Hans">成都</span>' in html


def test_a_portal_names_places_as_it_likes(client, settings):
    """Does the setting reach pages, lists and the map's points, while data keep the source's words?"""
    settings.CITYTIES_PLACE_NAMES = {KOFU.id: {"ja": "こうふ"}, "CN": {"ja": "中華人民共和国"}}
    html = client.get(f"/ja/tie/{CHENGDU.id}-{KOFU.id}/").content.decode()
    assert "成都市（中華人民共和国）とこうふ（日本）" in html
    assert "こうふ" in client.get("/ja/map.json").content.decode()
    assert "こうふ" not in b"".join(client.get("/feeds/download/ties.csv").streaming_content).decode()


def test_a_portal_labels_its_map(client, settings):
    """Does the map have the labels that the settings name, in the page's language and in no other?"""
    names = {"en": "East Sea / Sea of Japan", "ko": "동해"}
    settings.CITYTIES_MAP_LABELS = [{"at": (39.5, 134.5), "names": names}]
    assert "동해" in client.get("/ko/map/").content.decode()
    assert "동해" not in client.get("/ja/map/").content.decode()


def test_a_city_is_found_by_any_of_its_names(client):
    """Does a search in any script find the city, in every language of the interface?"""
    for language in ("en", *LANGUAGES):
        for query in ("甲府", "Kofu", "고후", "kōfu"):
            found = client.get(f"/{language}/search.json", {"q": query}).json()
            assert found["places"][0]["path"] == f"/{language}/city/{KOFU.id}-kofu/"


@pytest.mark.parametrize(("code", "name"), [("en", "English"), ("ja", "日本語"), ("zh-hant", "繁體中文")])
def test_the_top_leads_to_the_languages(client, code, name):
    """Does the top of a page name its language in that language, and lead to the others?"""
    shown = client.get(f"/{code}/explore/").content.decode()
    top, foot = shown.split("</header>", 1)
    assert 'href="#languages"' in top
    assert f"<span>{name}</span>" in top
    assert '<nav id="languages"' in foot
