"""Feeds, calendars and downloads, read by independent parsers."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from icalendar import Calendar
from tests.site.register.pages import CHENGDU, DAY_1, KOFU, page, since, visit

from cityties_site.register import selectors, services
from cityties_site.register.models import Claim

pytestmark = pytest.mark.django_db
SOON = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
ROUND = (
    f"{datetime.now(UTC).year - 40}-{SOON[5:]}"
    if SOON[5:] > "01-30"
    else f"{datetime.now(UTC).year - 39}-{SOON[5:]}"
)


@pytest.fixture(autouse=True)
def filled():
    """A tie with an anniversary soon, a visit that was and one to come."""
    claims = since(ROUND), visit("2019-10-24", what="=HYPERLINK(1)"), visit(SOON, status="planned")
    services.load([page("a", *claims)], reader="1.0", at=DAY_1)


PATHS = ["all", f"city/{KOFU.id}", f"tie/{CHENGDU.id}-{KOFU.id}", "kind/visit"]


@pytest.mark.parametrize("of", PATHS)
def test_atom_is_understood(client, of):
    """Does another program read the feed, with its entries and their addresses?"""
    feed = feedparser.parse(client.get(f"/feeds/en/{of}.atom").content)
    assert (feed.bozo, feed.version, len(feed.entries)) == (False, "atom10", 2)
    assert all(entry.link.startswith("http://testserver/en/exchange/") for entry in feed.entries)


@pytest.mark.parametrize("of", PATHS)
def test_json_feed_has_what_it_must(client, of):
    """Has the feed a version, a title, and items with id and content?"""
    body = client.get(f"/feeds/ja/{of}.json").json()
    assert body["version"] == "https://jsonfeed.org/version/1.1"
    assert all(item["id"] and item["content_text"] for item in body["items"])


def test_corrections_have_a_feed(client):
    """Is a correction in the feed of corrections?"""
    key = Claim.objects.get(topic__startswith="tie").key
    services.judge("correct", key, field="term", value="twin towns", by="mei")
    assert len(feedparser.parse(client.get("/feeds/en/corrections.atom").content).entries) == 1


@pytest.mark.parametrize(
    "path", ["xx/all.atom", "en/city/1.atom", "en/tie/1-2.json", "en/city/x.ics", "en/all.rss"]
)
def test_what_is_not_there_is_not_found(client, path):
    """Is the answer 404?"""
    assert client.get(f"/feeds/{path}").status_code == 404


@pytest.mark.parametrize("of", ["all", f"city/{KOFU.id}"])
def test_the_calendar_holds_anniversaries_and_what_is_to_come(client, of):
    """Does another program read the calendar, and find both?"""
    calendar = Calendar.from_ical(client.get(f"/feeds/en/{of}.ics").content)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert any("40 years" in summary for summary in events)
    assert any(summary.startswith("Visit") for summary in events)
    assert all(event["uid"] and event["dtstamp"] for event in events.values())


def test_csv_runs_no_formula(client):
    """Is a cell that a spreadsheet would run written as text?"""
    content = b"".join(client.get("/feeds/download/exchanges.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["what"] for row in rows] == ["", "'=HYPERLINK(1)"]


def test_json_and_geojson(client):
    """Are downloads what they say, and do filters hold for them?"""
    assert (
        len(json.loads(b"".join(client.get("/feeds/download/ties.json?country=JP").streaming_content))) == 1
    )
    assert json.loads(b"".join(client.get("/feeds/download/ties.json?country=FR").streaming_content)) == []
    collection = client.get("/feeds/download/ties.geojson").json()
    (feature,) = collection["features"]
    assert feature["geometry"]["type"] == "LineString"
    assert feature["geometry"]["coordinates"][0] == [CHENGDU.longitude, CHENGDU.latitude]


def test_linked_data_names_event_and_places():
    """Has the JSON-LD of an exchange a name, a date and places with an identity?"""
    from cityties_site.register import linked_data  # noqa: PLC0415 - beside its use

    tie = selectors.tie(CHENGDU.id, KOFU.id, language="en")
    event = linked_data.exchange(selectors.exchange(tie.exchanges[0].id, language="en"), base="https://x.org")
    assert (event["@type"], event["startDate"]) == ("Event", SOON)
    assert event["location"][0]["sameAs"] == f"https://sws.geonames.org/{CHENGDU.id}/"
    assert linked_data.tie(tie, base="https://x.org")["about"][1]["@type"] == "City"
    assert (
        linked_data.city(selectors.city(KOFU.id, language="en"), base="https://x.org")["geo"]["latitude"]
        == 35.66
    )
