"""What programs look for: robots.txt, the sitemap, QR codes."""

from __future__ import annotations

import pytest
from lxml import etree
from tests.site.register.pages import CHENGDU, DAY_1, KOFU, page, since, visit

from cityties_site.portal.views.share import qr_svg
from cityties_site.register import services

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def test_the_sitemap_names_every_page(client):
    """Does robots.txt name the sitemap, it its parts, and they each page with its languages?"""
    services.load([page("a", since("1984"), visit("2019-04-02"))], reader="1.0", at=DAY_1)
    assert b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content
    index = etree.fromstring(client.get("/sitemap.xml").content)
    named = {}
    for part in index.iter(f"{MAP}loc"):
        for entry in etree.fromstring(client.get(part.text).content).iter(f"{MAP}url"):
            named[entry.find(f"{MAP}loc").text] = [link.get("hreflang") for link in entry.iter(LINK)]
    sorts = sorted(address.split("/")[4] for address in named if "/en/" in address)
    assert sorts == ["article", "city", "city", "exchange", "tie"]
    assert f"http://testserver/en/tie/{CHENGDU.id}-{KOFU.id}/" in named
    assert set(map(tuple, named.values())) == {("en", "zh-hans", "zh-hant", "ja", "ko", "x-default")}
    assert len(named) == 5 * len(sorts)
    assert all(client.get(address).status_code == 200 for address in named if "/en/" in address)


def test_a_code_is_black_on_white_with_a_quiet_zone():
    """Is the code drawn as cameras want it, whatever the page's colours?"""
    picture = etree.fromstring(qr_svg("https://ties.example.org/s/c1859100"))
    fills = [(path.get("fill"), path.get("stroke")) for path in picture]
    assert fills == [("#fff", None), (None, "#000")]
    assert picture.get("viewBox")


@pytest.mark.parametrize("code", ["c1", "x0000", "t1", "q1", "c1'--", "a" + "0" * 40])
def test_a_short_address_of_nothing_is_not_there(client, code):
    """Does a code that names nothing lead nowhere?"""
    assert client.get(f"/s/{code}", follow=True).status_code == 404
    assert client.get(f"/s/{code}.svg").status_code in {404, 400}
