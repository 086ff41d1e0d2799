"""The API: what the pages show, and pages that are added."""

from __future__ import annotations

import json

import pytest
from tests.site.register.pages import CHENGDU, DAY_1, DAY_2, KOFU, donation, page, since, visit

from cityties_site.register import selectors, services

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def filled():
    """Chengdu and Kofu, with a visit and a donation."""
    claims = since("1984"), visit("2019-10-24"), donation("2020-02-11")
    services.load([page("a", *claims), page("b", since("1985"))], reader="1.0", at=DAY_1)


def exchange_id():
    return selectors.tie(CHENGDU.id, KOFU.id, language="en").exchanges[0].id


def article_id():
    return selectors.home(language="en").findings[0].article.id


READ = [
    "/api/counts",
    f"/api/places/{CHENGDU.id}",
    f"/api/ties/{KOFU.id}/{CHENGDU.id}?language=ja",
    "/api/ties?country=JP",
    "/api/exchanges?kind=visit&from_year=2019&to_year=2019",
    "/api/exchanges/{exchange}",
    "/api/articles/{article}",
    "/api/search?q=甲府",
    "/api/suggest?q=ko",
    "/api/map",
    "/api/anniversaries?on=2024-01-01",
    "/api/corrections",
    "/api/openapi.json",
    "/api/docs",
]


@pytest.mark.parametrize("path", READ)
def test_what_the_pages_show_can_be_read(client, path):
    """Does each address answer?"""
    response = client.get(path.format(exchange=exchange_id(), article=article_id()))
    assert response.status_code == 200, response.content[:500]


def test_a_tie_comes_with_its_statements(client):
    """Are values, disagreements and quotes in the answer?"""
    body = client.get(f"/api/ties/{CHENGDU.id}/{KOFU.id}").json()
    assert body["tie"]["a"]["name"] == "Chengdu"
    assert [a["text"] for a in body["fields"][0]["also_stated"]] in (["1984"], ["1985"])
    assert {s["source"]["outlet"] for s in body["statements"]} == {"Outlet of a", "Outlet of b"}


@pytest.mark.parametrize(
    "path",
    ["/api/places/1", "/api/ties/1/2", "/api/exchanges/000000000000", "/api/articles/0000000000000000"],
)
def test_what_is_not_there_is_not_found(client, path):
    """Is the answer 404, with a reason?"""
    response = client.get(path)
    assert (response.status_code, "the register has no" in response.json()["detail"]) == (404, True)


@pytest.mark.parametrize(
    "query", ["as_of=never", "language=xx", "from_year=1e9", "city=999999999999999999999"]
)
def test_what_makes_no_sense_is_refused(client, query):
    """Is the answer 422, and not an error of the server?"""
    assert client.get(f"/api/ties?{query}").status_code == 422


def add(client, token, **body):
    return client.post(
        "/api/pages",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"} if token else {},
    )


def test_only_the_holder_of_a_token_may_add(client):
    """Is a page refused without a token, with a wrong one, and with one that was revoked?"""
    token = services.make_token("mei")
    services.revoke_token("mei")
    assert [add(client, t, content="x").status_code for t in ("", "wrong", token)] == [401, 401, 401]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"content": ""}, 422),
        ({"content": "a\x00b" * 99}, 400),
        ({"content": "Kofu", "address": "file:///etc"}, 400),
    ],
)
def test_what_is_no_page_is_refused(client, body, status):
    """Is a page that is empty, binary or from nowhere refused with a reason?"""
    assert add(client, services.make_token("mei"), **body).status_code == status


def test_a_page_is_read_and_added(client):
    """Is what a page says in the register afterwards, and is it known the second time?"""
    text = "Sapporo and Portland\n\nIn 1959, Sapporo (Japan) and Portland in Oregon became sister cities."
    token = services.make_token("mei")
    first = add(client, token, content=text, address="https://example.org/1", published="2020-01-01")
    assert (first.status_code, first.json()["new"], first.json()["claims"] > 0) == (201, 1, True)
    assert add(client, token, content=text, address="https://example.org/1").json()["new"] == 0
    assert client.get("/api/search?q=Portland").json()["ties"]


def test_requests_are_limited(client, settings):
    """Is somebody who asks too often told to wait?"""
    answers = [
        client.get("/api/counts").status_code for _ in range(settings.CITYTIES_API_READS_PER_MINUTE + 1)
    ]
    assert (answers[0], answers[-1]) == (200, 429)


def test_an_older_state_can_be_read(client):
    """Does as_of give the state of that day?"""
    services.load([page("c", visit("2021"))], reader="1.0", at=DAY_2)
    path = f"/api/ties/{CHENGDU.id}/{KOFU.id}"
    assert client.get(path).json()["exchanges_total"] == 3
    assert client.get(f"{path}?as_of={DAY_1:%Y-%m-%d}").json()["exchanges_total"] == 2
    assert client.get(f"{path}?as_of=2000-01-01").status_code == 404
