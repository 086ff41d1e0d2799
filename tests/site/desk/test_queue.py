"""The queue: the most valuable first, nobody gets what lies before another, one goes on where one stopped."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from tests.site.desk.conftest import key_of, load
from tests.site.register.pages import DAY_2, OWN, SAPPORO, donation, page, since, visit

from cityties_site.desk import leases
from cityties_site.desk.models import Lease
from cityties_site.register import services
from cityties_site.register.models import Waiting
from cityties_site.register.selectors import reviewing

pytestmark = pytest.mark.django_db


def test_new_ties_first_then_contradictions_then_the_rest():
    """Is the queue in the order of what the register gains?"""
    load(
        page("known", since("1984")),
        page("visit", visit("2018")),
        page("one", donation("2020-02-11")),
        page("new", since("2018", b=SAPPORO)),
    )
    services.judge("accept", key_of("known", "tie"), by="mei")
    load(page("other", since("1985")))
    ranks = {row.claim.article.title: Waiting.Rank(row.rank).name for row in Waiting.objects.all()}
    assert ranks == {
        "Title of new": "NEW_TIE",
        "Title of other": "CONTRADICTION",
        "Title of visit": "REST",
        "Title of one": "REST",
    }
    first, second, *_ = reviewing.next_keys()
    assert (first, second) == (key_of("new", "tie"), key_of("other", "tie"))


def test_what_is_judged_waits_no_longer():
    """Does a claim leave the queue when it is judged, and come back when that is taken back?"""
    load(page("a", since("1984")))
    key = key_of("a", "tie")
    said = services.judge("reject", key, by="mei")
    assert not reviewing.waits(key)
    services.judge("withdraw", key, withdraws=said.pk, by="mei")
    assert reviewing.waits(key)


def test_who_is_not_sure_leaves_it_to_a_colleague(mei, jun):
    """Does a claim that one was not sure about go to somebody else, and last?"""
    load(page("a", since("1984")), page("b", since("2018", b=SAPPORO)))
    services.judge("unsure", key_of("a", "tie"), by="mei")
    assert reviewing.next_keys(by="mei") == [key_of("b", "tie")]
    assert reviewing.next_keys(by="jun") == [key_of("b", "tie"), key_of("a", "tie")]


def test_two_reviewers_never_get_the_same(mei, jun):
    """Is each claim before one reviewer only, until the lease ends?"""
    load(page("a", since("1984")), page("b", since("2018", b=SAPPORO)))
    one, other = leases.take_next(mei), leases.take_next(jun)
    assert {one, other} == {key_of("a", "tie"), key_of("b", "tie")}
    assert not leases.take(one, jun)
    assert leases.take_next(jun, after=other) is None
    Lease.objects.filter(key=one).update(until=DAY_2)
    assert leases.take(one, jun)
    assert leases.holder_of(one) == "jun"


def test_what_is_fetched_ahead_is_given_to_nobody_else(mei, jun, at_desk):
    """Are claims that a script fetches ahead held, each once, also while decisions are on their way?"""
    load(*(page(f"p{n}", visit(f"20{n + 10}-01-01")) for n in range(4)))
    first = leases.take_next(mei)
    seen = [first]
    for _fetched in range(2):
        asked = {"after": seen[-1], "but": seen}
        answer = at_desk(mei).get("/desk/review/", asked, headers={"x-requested-with": "fetch"})
        shown = answer.content.decode()
        assert f"{4 - len(seen)} claim" in shown  # those before it count as decided
        seen.append(re.search('data-key-of="([0-9a-f]+)"', shown)[1])
    last = leases.take_next(jun)
    assert len({*seen, last}) == 4
    assert leases.take_next(jun, after=last) is None
    leases.give_back(last)
    # After the last in the queue it goes on from the beginning, where what was decided still seems to wait.
    assert leases.take_next(mei, after=reviewing.next_keys()[-1], but=seen) in {None, last}


def test_what_was_judged_meanwhile_is_not_given(mei, monkeypatch):
    """Is a claim passed over that somebody judged between the reading of the queue and the taking?"""
    load(page("a", visit("2011-01-01")), page("b", visit("2012-01-01")))
    read = reviewing.next_keys()
    services.judge("accept", read[0], by="jun")
    monkeypatch.setattr(reviewing, "next_keys", lambda **_asked: read)
    assert leases.take_next(mei) == read[1]
    assert Lease.objects.count() == 1


def test_one_goes_on_where_one_stopped(mei, at_desk):
    """Is the claim that one looked at last shown again after signing in anew?"""
    load(*(page(f"p{n}", since(f"{1980 + n}", b=SAPPORO if n % 2 else OWN)) for n in range(4)))
    client = at_desk(mei)
    client.get(client.get("/desk/review/")["Location"])
    second = client.get("/desk/review/", {"after": leases.take_next(mei)})["Location"]
    Lease.objects.exclude(key=second.strip("/").rsplit("/", 1)[-1]).delete()
    assert at_desk(mei).get("/desk/review/")["Location"] == second


def test_nobody_holds_more_than_a_few(mei):
    """Do claims that one skipped go back to the others?"""
    load(*(page(f"p{n}", visit(f"20{n + 10}-01-01")) for n in range(leases.MOST_HELD + 2)))
    key = ""
    for _skip in range(leases.MOST_HELD + 2):
        key = leases.take_next(mei, after=key) or ""
    assert Lease.objects.filter(holder=mei).count() == leases.MOST_HELD


def test_a_newer_reading_opens_only_what_changed():
    """Do judgements carry over where the evidence is the same, and is the rest asked anew?"""
    load(page("a", since("1984"), visit("2018-05-01"), visit("2019-05-01")), reader="1.0")
    kept = [key_of("a", "tie"), *reviewing.next_keys()]
    for key in dict.fromkeys(kept):
        services.judge("accept", key, by="mei")
    assert reviewing.next_keys() == []
    same, changed = since("1984"), donation("2019-05-01")
    newer = page("a", same, visit("2018-05-01"), changed, version="2")
    load(newer, reader="2.0", at=DAY_2)
    assert [line.sentence for line in reviewing.lines(reviewing.next_keys(), language="en")] == [
        "Kofu donated to Chengdu: 6,000 masks (May 1, 2019)."
    ]
    old = next(key for key in kept if not reviewing.waits(key) and reviewing.is_superseded(key))
    assert reviewing.item(old, language="en").superseded


def test_the_desk_speaks_one_language(mei, at_desk):
    """Are the claim and all around it in English, also for a browser that asks for Chinese?"""
    load(page("a", since("1984")))
    answer = at_desk(mei).get("/desk/review/", follow=True, headers={"accept-language": "zh-hans"})
    shown = answer.content.decode()
    assert (answer["Content-Language"], '<html lang="en">' in shown) == ("en", True)
    assert "Chengdu and Kofu are sister cities, since 1984." in shown
    assert "中文" not in shown  # no choice of languages that nothing here is in


def test_leases_are_short():
    """Is a lease long enough to think, and short enough that nothing lies about?"""
    assert timedelta(minutes=5) <= leases.LEASE <= timedelta(minutes=30)
