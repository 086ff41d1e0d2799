"""What a page says is shown as text, everywhere: whoever writes a page writes no part of the portal."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urljoin, urlsplit

import feedparser
import lxml.html
import pytest
from icalendar import Calendar
from msgspec.structs import replace
from tests.site.register.pages import CHENGDU, KOFU, Text, dated, page, since, visit

from cityties.records import Organisation, Person, Picture, Quantity, RelatedStory
from cityties_site.register import services
from cityties_site.register.models import Claim

pytestmark = pytest.mark.django_db
SOON = (datetime.now(UTC).date() + timedelta(days=20)).isoformat()
ROUND = f"{int(SOON[:4]) - 40}{SOON[4:]}"
ATTACKS = {
    "an element": "<script>evil()</script><evil-x>",
    "the end of what stands around it": "</script></title></textarea></style>--><evil-x onload=evil()>",
    "an attribute": "\" onmouseover='evil()' evil-y=\"' onfocus=evil() evil-y='",
    "a template": "{{ evil }}{% evil %}${evil}",
    "a line of a calendar": "x\r\nATTACH:https://evil.example\r\nBEGIN:VEVENT\r\n",
    "a formula": '=HYPERLINK("https://evil.example",1)',
    "characters that XML lacks": "bell \x07 escape \x1b end \x0c",
    "a way out of JSON": "\u2028</script><!--<script>\u2029",
}


def evidently(text: str, **changes):
    """A page each of whose texts is the attack."""
    place = replace(
        KOFU, name=text[:150], admin1=text[:150], names={"en": text[:150], "zh": text[:150]}, within=()
    )
    body = Text(text)
    proof = body.evidence(kind=f"{text} kind", what=f"{text} what", date=f"{text} date")
    when = dated(SOON, basis="inferred", reason=text)
    event = visit(
        SOON, place, CHENGDU, kind="donation", what=text, date=when, evidence=proof, status="planned"
    )
    event = replace(
        event,
        people=(Person(name=text, role=text, of=KOFU.id),),
        organisations=(Organisation(name=text, of=KOFU.id),),
        quantity=(Quantity(value=1.0, unit=text),),
    )
    tie = since(ROUND, CHENGDU, place, term=text, fields=(text[:40],), evidence=proof)
    story = RelatedStory(
        title=text, summary=text, date="2019-01-01", address="javascript:evil()", start=0, end=1
    )
    reading = page(
        "a", tie, event, outlet=text[:150], title=text, text=body.text, related=(story,), **changes
    )
    picture = Picture(src="javascript:evil()", alt=text, caption=text)
    article = replace(reading.article, text=body.text, authors=(text,), pictures=(picture,), parts=())
    return replace(reading, source=f"{text}.html", article=article, notes=(text,))


@pytest.fixture(params=ATTACKS, ids=str)
def attack(request):
    """A register that holds nothing but the attack, told twice and disputed, and judged in its words."""
    text = ATTACKS[request.param]
    hostile = evidently(text, address='https://example.org/a?"><evil-x>')
    services.load([hostile, page("b", since("1985"), outlet="B")], reader="1.0")
    key = Claim.objects.filter(topic__startswith="tie").order_by("pk")[0].key
    services.judge("correct", key, field="term", value=f"{text} mended", by=text[:100], reason=text)
    return text


def every_page(client) -> Iterator[tuple[str, object]]:
    """What the portal's links lead to, from the front page on; of each form of address the first."""
    waiting, seen = ["/en/", "/zh-hans/", "/en/explore/?what=exchanges", "/en/search/?q=a"], set()
    while waiting:
        address = waiting.pop()
        if form_of(address) in seen:
            continue
        seen.add(form_of(address))
        answer = client.get(address)
        yield address, answer
        if answer.status_code in {301, 302}:
            waiting.append(answer["Location"])
        elif answer["Content-Type"].startswith("text/html") and not address.startswith("/api/"):
            waiting += addresses_on(answer.content, address)


def form_of(address: str) -> str:
    """An address without ids, names and values: what makes pages different in form."""
    parts = urlsplit(address)
    path = re.sub(r"(city|tie|exchange|article|share|s)/[^/.]+", r"\1/…", parts.path)
    return f"{path}?{'&'.join(sorted(parse_qs(parts.query)))}"


def addresses_on(content: bytes, address: str) -> list[str]:
    """The portal's own addresses on a page."""
    found = []
    for _element, _attribute, link, _at in lxml.html.fromstring(content).iterlinks():
        parts = urlsplit(urljoin(f"http://testserver{address}", link))
        if parts.netloc == "testserver" and not parts.path.startswith("/static/"):
            found.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)
    return found


def test_no_page_has_an_element_or_a_script_of_a_page(client, attack):
    """Do all public pages, followed from link to link, show the attack as text and nothing else?"""
    kinds = set()
    for address, answer in every_page(client):
        assert answer.status_code in {200, 301, 302}, address
        kinds.add(address.split("/")[2] if address.count("/") > 2 else address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            harmless(lxml.html.fromstring(answer.content), address)
    assert {"city", "tie", "exchange", "article", "explore", "search", "map"} <= kinds


def harmless(tree, address: str) -> None:
    """Whether a page has only elements, attributes and scripts of ours."""
    for element in tree.iter(lxml.etree.Element):
        assert not str(element.tag).startswith("evil"), address
        for name, value in element.items():
            assert not name.startswith(("on", "evil")), (address, name)
            if name in {"href", "src", "action", "formaction", "poster", "data", "content"}:
                scheme = urlsplit(value.strip().lower()).scheme
                assert scheme not in {"javascript", "data", "vbscript"}, (address, value)
        if element.tag == "script":
            is_data = element.get("type") in {"application/ld+json", "application/json"}
            assert element.get("src", "").startswith("/static/") or is_data, (address, element.text)
            if is_data:
                json.loads(element.text)


def test_what_programs_read_is_sound(client, attack):
    """Are JSON, feeds, calendar, CSV and GeoJSON whole, whatever the texts hold?"""
    for path in ("/en/index.json", "/en/map.json", "/en/explore.json", "/en/search.json?q=a", "/api/ties"):
        answer = client.get(path)
        assert (answer.headers["X-Content-Type-Options"], bool(answer.json())) == ("nosniff", True)
        assert answer["Content-Type"].startswith("application/json")
    for of in ("all", f"city/{KOFU.id}", f"tie/{CHENGDU.id}-{KOFU.id}", "corrections"):
        answer = client.get(f"/feeds/en/{of}.atom")
        feed = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
        assert (feed.bozo, len(feed.entries)) == (False, 1)
        assert client.get(f"/feeds/en/{of}.json").json()["items"]
    assert client.get("/sitemap-city-1.xml").status_code == 200
    for what in ("ties", "exchanges"):
        content = b"".join(client.get(f"/feeds/download/{what}.json").streaming_content)
        assert len(json.loads(content)) == 1
        (feature,) = client.get(f"/feeds/download/{what}.geojson").json()["features"]
        assert feature["geometry"]


def test_a_calendar_has_only_lines_of_ours(client, attack):
    """Has each event the properties that we give it, and no more?"""
    calendar = Calendar.from_ical(client.get("/feeds/en/all.ics").content)
    events = calendar.walk("VEVENT")
    assert len(events) == 2
    ours = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "URL", "DESCRIPTION"}
    assert {name for event in events for name in event} <= ours


@pytest.mark.parametrize("what", ["ties", "exchanges"])
def test_a_spreadsheet_runs_nothing(client, attack, what):
    """Does no cell begin as a formula does, and has each row its cells?"""
    content = b"".join(client.get(f"/feeds/download/{what}.csv").streaming_content).decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(content))
    assert [len(row) for row in rows] == [len(heading)]
    numbers = {i for i, name in enumerate(heading) if name.endswith(("_id", "latitude", "longitude"))}
    for row in rows:
        assert not [
            c
            for i, c in enumerate(row)
            if c.startswith(("=", "+", "-", "@", "\t", "\r")) and i not in numbers
        ]
