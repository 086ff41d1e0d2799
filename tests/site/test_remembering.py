"""Pages that are kept in memory are those that would be made anew."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.site.register.pages import CHENGDU, DAY_1, DAY_2, KOFU, page, since, visit

from cityties_site.register import services
from cityties_site.register.models import Claim
from cityties_site.remembering import OVERHEAD, Memory

pytestmark = pytest.mark.django_db
TIE = f"/en/tie/{CHENGDU.id}-{KOFU.id}/"


@pytest.fixture
def reader(settings):
    """Chengdu and Kofu, read by somebody whose process keeps pages."""
    settings.CITYTIES_PAGE_MEMORY = 1_000_000
    services.load([page("a", since("1984"), visit("2019"))], reader="1.0", at=DAY_1)
    return Client()


def test_a_page_is_made_once(reader, django_assert_num_queries):
    """Does the second reader cost one query, for the register's stamp, and get the same page?"""
    first = reader.get(TIE)
    with django_assert_num_queries(1):
        second = reader.get(TIE)
    assert (second.content, second["Content-Type"]) == (first.content, first["Content-Type"])
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]


WRITES = [
    ("a page is added", lambda: services.load([page("b", since("1985"))], reader="1.0", at=DAY_2), b"1985"),
    (
        "a claim is judged",
        lambda: services.judge(
            "correct", Claim.objects.get(topic__startswith="tie").key, field="term", value="twins", by="mei"
        ),
        b"twins",
    ),
    (
        "a claim is rejected",
        lambda: services.judge("reject", Claim.objects.get(topic__startswith="tie").key, by="mei"),
        b"Nothing is here",
    ),
]


@pytest.mark.parametrize(("write", "shown"), [w[1:] for w in WRITES], ids=[w[0] for w in WRITES])
def test_nobody_is_given_a_page_from_before_a_write(reader, write, shown):
    """Is a page made anew after each write, also for who asks only whether it has changed?"""
    before = reader.get(TIE)
    assert shown not in before.content
    write()
    after = reader.get(TIE, headers={"If-None-Match": before["ETag"]})
    assert shown in after.content


def test_who_has_the_page_is_not_sent_it_again(reader):
    """Is the answer 304, without content, while nothing was written?"""
    tag = reader.get(TIE)["ETag"]
    for asked in (tag, f'"other", {tag}', f"W/{tag}"):
        answer = reader.get(TIE, headers={"If-None-Match": asked})
        assert (answer.status_code, answer.content) == (304, b"")
    assert reader.get(TIE, headers={"If-None-Match": '"other"'}).status_code == 200


def test_what_a_page_depends_on_tells_pages_apart(reader, settings):
    """Have languages, days, hosts and settings pages of their own?"""
    pages = {
        reader.get(path).content for path in (TIE, TIE.replace("/en/", "/ja/"), f"{TIE}?as_of=2024-03-01")
    }
    pages.add(reader.get(TIE, headers={"host": "localhost"}).content)
    assert len(pages) == 4
    settings.CITYTIES_SHOW_MACHINE_READ = False
    assert reader.get(TIE).status_code == 404


@pytest.mark.parametrize("path", ["/feeds/download/ties.csv", "/api/counts", "/en/city/1/", "/admin/login/"])
def test_what_is_not_kept(reader, path):
    """Are downloads, the API, errors and what is for one person made anew each time?"""
    assert "ETag" not in reader.get(path)


def test_the_memory_has_an_end():
    """Do the pages that were not asked for longest make room, and is one that is too large not kept?"""
    memory = Memory(3 * (OVERHEAD + 100))
    for name in "abcd":
        memory.keep((name,), (200, b"x" * 100, {}))
        memory.get(("a",))
    assert [memory.get((name,)) is not None for name in "abcd"] == [True, False, True, True]
    memory.keep(("large",), (200, b"x" * 9999, {}))
    assert memory.get(("large",)) is None
    assert memory.used == 3 * (OVERHEAD + 100)
