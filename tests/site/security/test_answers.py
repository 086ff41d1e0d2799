"""What protects readers: the headers of every answer, where redirects lead, whose host names are heeded."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from tests.site.register.pages import CHENGDU, DAY_1, KOFU, page, since, visit

from cityties_site.register import selectors, services

pytestmark = pytest.mark.django_db
TIE = f"/en/tie/{CHENGDU.id}-{KOFU.id}/"
PAGES = [
    "/en/",
    "/ja/map/",
    "/en/explore/",
    "/en/search/?q=kofu",
    "/en/about/",
    f"/en/city/{KOFU.id}-kofu/",
    TIE,
    f"/en/share/t{CHENGDU.id}-{KOFU.id}/",
    "/en/nothing/",
    "/api/docs",
    "/api/counts",
    "/feeds/en/all.atom",
    f"/s/t{CHENGDU.id}-{KOFU.id}.svg",
]


@pytest.fixture(autouse=True)
def filled():
    """Chengdu and Kofu."""
    services.load([page("a", since("1984"), visit("2019"))], reader="1.0", at=DAY_1)


@pytest.mark.parametrize("path", PAGES)
def test_no_answer_may_be_framed_or_run_what_is_not_ours(client, path):
    """Has every answer a policy that lets nothing run or load but from the portal itself?"""
    answer = client.get(path)
    rules = answer["Content-Security-Policy"].split("; ")
    policy = {name: set(sources) for name, *sources in (rule.split() for rule in rules)}
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == {"'none'"}
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == {"'self'"}
    assert policy["img-src"] == {"'self'", "data:"}
    assert set.union(*policy.values()) <= {"'none'", "'self'", "data:"}
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert not answer.cookies


ELSEWHERE = ["//evil.example", "https://evil.example/", "/\\evil.example", "%2F%2Fevil.example"]


@pytest.mark.parametrize("where", ELSEWHERE)
@pytest.mark.parametrize(
    "path",
    [
        "{where}/",
        "/en{where}/",
        "/en/city/1859100-{where}/",
        "/en/city/1859100-x/?next={where}",
        "/en/explore/?place=Kofu&next={where}",
        "/en/explore/?place={where}",
        "/en/map/?place={where}",
        "/s/{where}",
        "/s/t1815286-1859100?next={where}",
        "/en/tie/1859100-1815286/?url={where}",
        "/admin/?next={where}",
    ],
)
def test_no_redirect_leads_elsewhere(client, path, where):
    """Does every redirect stay on the portal, whatever the address holds?"""
    answer = client.get(path.format(where=where))
    if answer.status_code in {301, 302, 303, 307, 308}:
        target = answer["Location"]
        assert urlsplit(target).netloc in {"", "testserver"}
        assert not target.startswith(("//", "/\\"))
    else:
        assert answer.status_code in {200, 400, 404}


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "testserver:80@evil.example"])
def test_another_host_name_is_refused(client, host):
    """Is a request for a host that is not ours refused, so that no page names it?"""
    answer = client.get(TIE, headers={"host": host})
    assert (answer.status_code, b"evil" in answer.content) == (400, False)


def test_a_forwarded_host_is_not_heeded(client):
    """Are only addresses of ours on a page, though a header names another host?"""
    answer = client.get(TIE, headers={"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"})
    assert b"evil" not in answer.content


def test_what_is_kept_off_is_nowhere(client, settings):
    """Is what nobody has reviewed off every page, file and feed, by its own address too?"""
    event = selectors.tie(CHENGDU.id, KOFU.id, language="en").exchanges[0].id
    article = selectors.home(language="en").findings[0].article.id
    settings.CITYTIES_SHOW_MACHINE_READ = False
    gone = [TIE, f"/en/exchange/{event}/", f"/en/article/{article}/", f"/en/city/{KOFU.id}-kofu/"]
    gone += [path.rstrip("/") + ".json" for path in gone]
    gone += [f"/api/ties/{CHENGDU.id}/{KOFU.id}", f"/feeds/en/tie/{CHENGDU.id}-{KOFU.id}.atom"]
    assert {client.get(path).status_code for path in gone} == {404}
    shown = [
        "/en/",
        "/en/map.json",
        "/en/explore.json",
        "/en/search.json?q=kofu",
        "/api/map",
        "/feeds/en/all.ics",
    ]
    files = [
        f"/feeds/download/{w}.{form}" for w in ("ties", "exchanges") for form in ("csv", "json", "geojson")
    ]
    for path in [*shown, *files, "/feeds/en/all.atom", "/sitemap.xml"]:
        answer = client.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"Chengdu" not in content, path
        assert event.encode() not in content, path
