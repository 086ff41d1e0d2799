"""Each public page: what stands in it for readers, for programs and for those who share it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
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

from cityties_site.portal import pages
from cityties_site.register import selectors, services
from cityties_site.register.models import Article, Claim, Exchange

pytestmark = pytest.mark.django_db
TIE = f"/en/tie/{CHENGDU.id}-{KOFU.id}/"
CITY = f"/en/city/{KOFU.id}-kofu/"


class Parsed(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.elements and self.elements[-1][0] == "script" and data.strip():
            self.scripts.append(data)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """Elements of that name with these attributes."""
        return [a for t, a in self.elements if t == tag and all(a.get(k) == v for k, v in wanted.items())]

    def meta(self, name: str) -> str:
        """What a property of Open Graph says."""
        return self.all("meta", property=name)[0]["content"]


@pytest.fixture(autouse=True)
def filled():
    """A tie that two outlets date differently, two exchanges, a tie of another city, a page about nothing."""
    inferred = dated("2020-02-11", basis="inferred", reason="the newest story beside it is of 2019")
    services.load(
        [
            page("a", since("1984"), donation(None, date=inferred), title="Masks for Chengdu"),
            page("b", since("1985"), visit("2019-04-02"), published=None),
            page("c", since("2018-10-24", CHENGDU, SAPPORO, kind="friendly_exchange")),
            page("nothing"),
        ],
        reader="1.0",
        at=DAY_1,
    )


def addresses() -> dict[str, str]:
    """Every sort of public page."""
    exchange, article = Exchange.objects.order_by("pk")[0], Article.objects.get(title="Masks for Chengdu")
    return {
        "home": "/en/",
        "city": CITY,
        "tie": TIE,
        "exchange": f"/en/exchange/{exchange.public_id}/",
        "article": f"/en/article/{article.public_id}/",
        "map": "/en/map/",
        "explore": "/en/explore/?what=exchanges",
        "search": "/en/search/?q=kofu",
        "anniversaries": "/en/anniversaries/",
        "data": "/en/data/",
        "about": "/en/about/",
    }


NAMES = [
    "home",
    "city",
    "tie",
    "exchange",
    "article",
    "map",
    "explore",
    "search",
    "anniversaries",
    "data",
    "about",
]
WITH_JSON = [name for name in NAMES if name not in {"data", "about"}]


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_the_head(client, name):
    """Has each page a title, its one address, its languages, and what a shared link shows?"""
    address = addresses()[name]
    response = client.get(address)
    assert response.status_code == 200
    head = Parsed(response.content.decode())
    own = f"http://testserver{address.partition('?')[0]}"
    assert [link["href"] for link in head.all("link", rel="canonical")] == [own]
    alternates = {link["hreflang"] for link in head.all("link", rel="alternate") if "hreflang" in link}
    assert alternates == {"en", "zh-hans", "zh-hant", "ja", "ko", "x-default"}
    assert head.meta("og:url") == own
    assert head.meta("og:title")
    assert head.meta("og:locale") == "en_GB"
    assert head.all("html")[0]["lang"] == "en"
    assert len(head.all("h1")) == 1


@pytest.mark.parametrize("name", WITH_JSON)
def test_each_page_has_its_json(client, name):
    """Does each page name an address that gives its content as JSON?"""
    links = Parsed(client.get(addresses()[name]).content.decode()).all("link", type="application/json")
    response = client.get(links[0]["href"])
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response.json()


LINKED = {"city": "City", "exchange": "Event", "tie": "WebPage"}


@pytest.mark.parametrize("name", LINKED)
def test_linked_data(client, name):
    """Does the page say what it is about in the words of schema.org?"""
    html = client.get(addresses()[name]).content.decode()
    data = next(json.loads(script) for script in Parsed(html).scripts if "schema.org" in script)
    assert data["@type"] == LINKED[name]
    assert data["url"] == f"http://testserver{addresses()[name]}"


@pytest.mark.parametrize("name", ["city", "tie", "exchange", "article"])
def test_what_can_be_shared_has_a_short_address(client, name):
    """Does the short address that the page offers lead back to it, and is its code a picture of our own?"""
    address = addresses()[name]
    html = client.get(address).content.decode()
    short = re.search(r'data-copy="http://testserver(/s/\w[\w-]*)"', html)[1]
    assert client.get(short).headers["Location"] == address
    assert client.get(f"{short}.svg")["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize(
    "name", ["home", "city", "tie", "exchange", "article", "map", "explore", "search", "anniversaries"]
)
def test_what_nobody_has_reviewed_is_marked_wherever_it_shows(client, name):
    """Does the mark stand on the page, and not once it was accepted?"""
    machine = '<span class="machine"'
    if name != "anniversaries":  # only round ones show
        assert machine in client.get(addresses()[name]).content.decode()
    for key in Claim.objects.values_list("key", flat=True):
        services.judge("accept", key, by="ann", at=DAY_2)
    assert machine not in client.get(addresses()[name]).content.decode()


@pytest.mark.parametrize("name", ["city", "tie", "exchange"])
def test_a_setting_keeps_off_what_nobody_has_reviewed(client, settings, name):
    """Is a page that rests on nothing reviewed not there for the public, and named nowhere?"""
    settings.CITYTIES_SHOW_MACHINE_READ = False
    address = addresses()[name]
    assert client.get(address).status_code == 404
    assert client.get(f"{address.rstrip('/')}.json").status_code == 404
    for other in ("/en/", "/en/map/", "/en/explore/", "/en/search/?q=kofu", "/en/anniversaries/"):
        assert address not in client.get(other).content.decode()


def test_a_city_is_led_to_its_own_address(client):
    """Does an address with another name, or none, lead on, with its query?"""
    for path in (f"/en/city/{KOFU.id}/", f"/en/city/{KOFU.id}-old-name/"):
        response = client.get(f"{path}?as_of=2025-01-01")
        assert (response.status_code, response["Location"]) == (301, f"{CITY}?as_of=2025-01-01")


def test_a_tie_shows_its_sources_side_by_side(client):
    """Are both years there with who says so, what is also stated, how to cite, and how to report?"""
    html = client.get(TIE).content.decode()
    for words in (
        "Where sources disagree",
        "Also stated",
        "Every statement, with its source",
        "mailto:",
        'id="cite"',
    ):
        assert words in html
    compared = html.partition('id="disagreements"')[2].partition("</table>")[0]
    assert set(re.findall(r"\b\d{4}\b", compared)) == {"1984", "1985"}
    assert f"http://testserver{TIE}?as_of=" in html


def test_an_inferred_date_says_why(client):
    """Does the exchange tell that its date was inferred, and the reason?"""
    exchange = Exchange.objects.get(kind="donation", until_day=None, audience="all")
    html = client.get(f"/en/exchange/{exchange.public_id}/").content.decode()
    assert "date inferred" in html
    assert "the newest story beside it is of 2019" in html


def test_a_page_shows_the_state_of_a_day(client):
    """Does the page say of which day it is, keep out of search engines, and is an odd day no address?"""
    services.load([page("d", visit("2021-05-05"))], reader="1.0", at=DAY_2)
    html = client.get(f"{CITY}?as_of={DAY_1.date()}").content.decode()
    assert "As of March 1, 2024." in html
    assert "2021" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert client.get(f"{CITY}?as_of=yesterday").status_code == 404


def test_a_page_that_tells_of_nothing_says_so(client):
    """Is a page without findings shown with its outlet and that it tells of nothing?"""
    article = Article.objects.get(title="Title of nothing")
    assert "Nothing for the register" in client.get(f"/en/article/{article.public_id}/").content.decode()


def test_words_of_a_source_are_marked_with_their_language(client):
    """Is a Chinese description marked as Chinese on an English page, and not on a Chinese one?"""
    claim = donation("2020-02-01", what="口罩", kind="gift")
    reading = page("zh", claim)
    chinese = replace(reading, article=replace(reading.article, language="zh"))
    services.load([chinese], reader="1.0", at=DAY_2)
    assert '<span lang="zh">口罩</span>' in client.get(CITY).content.decode()
    assert '<span lang="zh">口罩</span>' not in client.get(f"/zh-hans/city/{KOFU.id}-kofu/").content.decode()


def test_a_language_without_words_is_served_but_not_offered(client, monkeypatch):
    """Has a language that the interface does not speak yet its addresses, out of search engines' sight?"""
    monkeypatch.setattr(pages, "_has_catalogue", lambda code: code != "ja")
    html = client.get(f"/ja/city/{KOFU.id}-kofu/").content.decode()
    assert "甲府市" in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'hreflang="ja"' not in html


def test_what_is_missing_is_told_in_the_frame(client):
    """Does a page that is not there answer 404, with a search and a way on?"""
    response = client.get("/en/city/1-nowhere/")
    assert response.status_code == 404
    html = response.content.decode()
    assert "The register has nothing under this address." in html
    assert 'role="search"' in html


def test_a_failure_says_sorry_and_nothing_else(client, monkeypatch):
    """Does a failure answer 500 with a page that needs no database, and no word of what failed?"""

    def broken(**asked):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(selectors, "home", broken)
    client.raise_request_exception = False
    response = client.get("/en/")
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()
    assert "secret" not in response.content.decode()
    nonce = re.search(r'<style nonce="([^"]+)"', response.content.decode())[1]
    assert f"'nonce-{nonce}'" in response["Content-Security-Policy"]
