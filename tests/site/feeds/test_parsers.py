"""What programs read, given to programs of others: JSON-LD, GeoJSON and the sitemap."""

from __future__ import annotations

import json

import geojson
import lxml.html
import pytest
from pyld import jsonld
from tests.site.register.pages import CHENGDU, DAY_1, KOFU, donation, page, since, visit
from trafilatura.sitemaps import SitemapObject

from cityties.records import Place
from cityties_site.register import selectors, services

pytestmark = pytest.mark.django_db
BASE = "https://ties.example.org"
SCHEMA = "https://schema.org/"
FIJI = Place(id=2198148, name="Suva", country="FJ", level="city", latitude=-18.1, longitude=178.4)
SAMOA = Place(id=4035413, name="Apia", country="WS", level="city", latitude=-13.8, longitude=-171.8)


@pytest.fixture(autouse=True)
def filled(settings):
    """Ties of Chengdu and Kofu and across the antimeridian, with exchanges, on a portal with an address."""
    settings.CITYTIES_SITE_ADDRESS = BASE
    claims = since("1984"), visit("2019-10-24"), donation("2020-02-11")
    services.load([page("a", *claims), page("b", since("1990", FIJI, SAMOA))], reader="1.0", at=DAY_1)


def expanded(client, path: str) -> dict:
    """The linked data of a page as an independent program expands it; without reaching for the vocabulary."""
    (script,) = lxml.html.fromstring(client.get(path).content).xpath("//script[@type='application/ld+json']")

    def vocabulary(address, options):
        assert address.rstrip("/") == SCHEMA.rstrip("/")
        context = {"@context": {"@vocab": SCHEMA, "url": {"@id": f"{SCHEMA}url", "@type": "@id"}}}
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": address,
            "document": context,
        }

    (thing,) = jsonld.expand(json.loads(script.text), {"documentLoader": vocabulary})
    assert jsonld.to_rdf(thing)["@default"]
    return thing


def test_linked_data_is_understood(client):
    """Is a tie a page about two cities, an exchange an event, a city a city, each known by its address?"""
    tie = selectors.tie(CHENGDU.id, KOFU.id, language="en")
    about = expanded(client, tie.tie.path)
    assert (about["@id"], about["@type"]) == (f"{BASE}{tie.tie.path}", [f"{SCHEMA}WebPage"])
    assert {place["@id"] for place in about[f"{SCHEMA}about"]} == {
        BASE + tie.tie.a.path,
        BASE + tie.tie.b.path,
    }
    event = expanded(client, tie.exchanges[0].path)
    assert (event["@type"], event[f"{SCHEMA}startDate"]) == ([f"{SCHEMA}Event"], [{"@value": "2020-02-11"}])
    city = expanded(client, tie.tie.a.path)
    assert (city["@type"], city[f"{SCHEMA}name"]) == ([f"{SCHEMA}City"], [{"@value": "Chengdu"}])


@pytest.mark.parametrize(
    ("path", "number"),
    [("/feeds/download/ties.geojson", 2), ("/feeds/download/exchanges.geojson", 2), ("/en/map.json", 4)],
)
def test_geojson_is_valid(client, path, number):
    """Does another program find nothing wrong with any feature, also across the antimeridian?"""
    collection = geojson.loads(client.get(path).content)
    assert (collection.type, len(collection.features), collection.errors()) == (
        "FeatureCollection",
        number,
        [],
    )
    for _longitude, latitude in geojson.utils.coords(collection):
        assert -90 <= latitude <= 90


def test_the_sitemap_is_read(client):
    """Does another program find each part in the index, and each page in its part, for its language?"""

    def read(path: str) -> SitemapObject:
        found = SitemapObject(BASE, "example.org", [f"{BASE}{path}"], target_lang="en")
        found.current_url, found.content = f"{BASE}{path}", client.get(path).content.decode()
        found.process()
        return found

    parts = read("/sitemap.xml").sitemap_urls[1:]
    assert len(parts) == 4
    pages = {url for part in parts for url in read(part.removeprefix(BASE)).urls}
    assert {page.split("/")[4] for page in pages} == {"city", "tie", "exchange", "article"}
    assert len(pages) == 4 + 2 + 2 + 2
