"""Decisions: each counts once, none is written over somebody else's, each can be taken back."""

from __future__ import annotations

import msgspec
import pytest
from django.core.signing import TimestampSigner
from tests.site.desk.conftest import key_of, load
from tests.site.register.pages import CHENGDU, DAY_2, KOFU, SAPPORO, donation, page, since, visit

from cityties_site.desk import leases
from cityties_site.desk.models import Decision
from cityties_site.register import selectors, services
from cityties_site.register.models import Judgement
from cityties_site.register.selectors import reviewing

pytestmark = pytest.mark.django_db
FETCH = {"x-requested-with": "fetch"}


def decide(client, key, *, seen=0, client_id="c1", script=True, **form):
    body = {"client_id": client_id, "seen": seen, **form}
    return client.post(f"/desk/review/{key}/decide/", body, headers=FETCH if script else {})


def undo(client, **form):
    return client.post("/desk/undo/", form, headers=FETCH)


@pytest.fixture
def claim(mei):
    """A tie that waits."""
    load(page("a", since("1984"), visit("2018-05-01")))
    return key_of("a", "tie")


def state(key):
    return reviewing.item(key, language="en").review.state.code


def test_the_page_shows_what_one_needs(claim, mei, at_desk):
    """Are the claim as a sentence, its words in the text, its fields and what it changes on the page?"""
    shown = at_desk(mei).get(f"/desk/review/{claim}/").content.decode()
    assert "Chengdu and Kofu are sister cities, since 1984." in shown
    assert '<mark class="sentence">Sentence 0 of a says what kind: sister_city.</mark>' in shown
    assert "Kofu (City, Yamanashi, Japan)" in shown
    assert "New to the register" in shown


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"verdict": "accept"}, "accepted"),
        ({"verdict": "unsure"}, "unsure"),
        ({"reject": "places", "note": "see page 2"}, "rejected"),
    ],
)
def test_a_decision_is_written_with_its_reason(claim, mei, at_desk, form, expected):
    """Has the judgement a name, a time and the reason in words, and the public what was accepted only?"""
    assert decide(at_desk(mei), claim, **form).json()["state"] == "done"
    said = Judgement.objects.get()
    assert (state(claim), said.by) == (expected, "mei")
    assert said.reason == ("Other places are meant: see page 2" if expected == "rejected" else "")
    assert selectors.counts(public_only=True).ties == (expected == "accepted")


def test_a_form_without_scripts_leads_on(claim, mei, at_desk):
    """Does a plain form decide and lead to the next claim?"""
    client = at_desk(mei)
    onward = decide(client, claim, script=False, verdict="accept")
    shown = client.get(onward["Location"], follow=True)
    assert "Kofu visited Chengdu" in shown.content.decode()
    assert "Accepted: Chengdu and Kofu are sister cities" in shown.content.decode()


def test_what_is_sent_twice_counts_once(claim, mei, at_desk):
    """Is a decision that the network made the browser repeat written once?"""
    client = at_desk(mei)
    first = decide(client, claim, verdict="accept").json()
    again = decide(client, claim, verdict="accept").json()
    assert (first["state"], again["state"]) == ("done", "again")
    assert (Judgement.objects.count(), Decision.objects.count()) == (1, 1)


def test_a_stale_decision_says_so_and_writes_nothing(claim, mei, jun, at_desk):
    """Is a decision refused when somebody else has judged meanwhile, and named who?"""
    services.judge("reject", claim, by="jun")
    answer = decide(at_desk(mei), claim, verdict="accept")
    assert (answer.status_code, "jun" in answer.json()["message"]) == (409, True)
    plain = decide(at_desk(mei), claim, script=False, verdict="accept")
    assert (plain.status_code, "jun has judged this claim" in plain.content.decode()) == (409, True)
    assert state(claim) == "rejected"


def test_a_claim_that_lies_before_another_is_theirs(claim, mei, jun, at_desk):
    """Is a decision refused when the lease went to somebody else?"""
    assert leases.take(claim, jun)
    answer = decide(at_desk(mei), claim, verdict="accept")
    assert (answer.status_code, answer.json()["state"]) == (409, "taken")
    assert "jun has this claim" in at_desk(mei).get(f"/desk/review/{claim}/").content.decode()
    assert Judgement.objects.count() == 0


def test_a_decision_on_a_replaced_claim_writes_nothing(mei, at_desk):
    """Is a claim that a newer reading replaced left alone?"""
    load(page("a", visit("2018-05-01")))
    key = key_of("a", "exchange")
    load(page("a", donation("2018-05-01"), version="2"), reader="2.0", at=DAY_2)
    answer = decide(at_desk(mei), key, verdict="accept")
    assert (answer.status_code, Judgement.objects.count()) == (409, 0)


def test_a_decision_is_taken_back(claim, mei, at_desk):
    """Does taking back bring the claim back, once, and leave all rows in place?"""
    client = at_desk(mei)
    decide(client, claim, verdict="accept")
    assert undo(client).json() == {"state": "done", "next": f"/desk/review/{claim}/"}
    assert (state(claim), reviewing.waits(claim)) == ("machine-read", True)
    assert undo(client, client_id="c1").json()["state"] == "again"
    assert Judgement.objects.count() == 2


CORRECTIONS = [
    pytest.param("since", "1985-4-1", "1985-04-01", id="a date"),
    pytest.param("since", "", None, id="no date"),
    pytest.param("kind", "friendly_exchange", "friendly_exchange", id="a kind"),
    pytest.param("term", "twin towns", "twin towns", id="a term"),
    pytest.param("fields", ["trade", "culture & art"], ["trade", "culture & art"], id="fields"),
]


@pytest.mark.parametrize(("field", "written", "expected"), CORRECTIONS)
def test_a_field_is_corrected(claim, mei, at_desk, field, written, expected):
    """Is what somebody writes into a field its value from then on, and the claim reviewed?"""
    assert decide(at_desk(mei), claim, verdict="correct", **{f"field-{field}": written}).status_code == 200
    record = msgspec.to_builtins(reviewing.item(claim, language="en").record)
    value = record[field]
    value = value["value"] if isinstance(value, dict) else value
    assert (list(value) if isinstance(value, tuple) else value) == expected
    assert state(claim) == "corrected"


LISTS = [
    pytest.param("from", f"Sapporo, Hokkaido, JP #{SAPPORO.id}", [SAPPORO.id], id="places"),
    pytest.param("quantity", "5,000 masks\n20 boxes", [(5000, "masks"), (20, "boxes")], id="quantities"),
    pytest.param("people", "Li Ming; mayor", [("Li Ming", "mayor")], id="people"),
    pytest.param("stages", "received 2020-02-11\ndelivered planned", ["received", "delivered"], id="stages"),
    pytest.param("organisations", "City Hospital", ["City Hospital"], id="organisations"),
]


@pytest.mark.parametrize(("field", "written", "expected"), LISTS)
def test_a_list_is_corrected(mei, at_desk, field, written, expected):
    """Are the lines of a list read as its entries?"""
    load(page("a", donation("2020-02-11")))
    key = key_of("a", "exchange")
    assert decide(at_desk(mei), key, verdict="correct", **{f"field-{field}": written}).status_code == 200
    held = msgspec.to_builtins(reviewing.item(key, language="en").record)[field]
    shown = {
        "from": lambda e: e["id"],
        "quantity": lambda e: (e["value"], e["unit"]),
        "people": lambda e: (e["name"], e["role"]),
        "stages": lambda e: e["stage"],
        "organisations": lambda e: e["name"],
    }[field]
    assert [shown(entry) for entry in held] == expected


@pytest.mark.parametrize(
    "form",
    [
        {"verdict": "correct", "field-since": "when it rained"},
        {"verdict": "correct", "field-since": "2019-13-01"},
        {"verdict": "correct", "field-kind": "friends"},
        {"verdict": "correct", "field-a": "Nowhere at all"},
        {"verdict": "correct", "field-a": "Springfield"},
        {"verdict": "correct"},
        {"verdict": "maybe"},
        {"reject": "because"},
        {"place": "a:0:999999999999"},
        {"place": "kind:0:1815286"},
        {},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(claim, mei, at_desk, form):
    """Is the reviewer told what to do, and nothing stored?"""
    answer = decide(at_desk(mei), claim, **form)
    assert (answer.status_code, Judgement.objects.count()) == (422, 0)
    assert answer.json()["message"]


def test_another_place_is_picked(claim, mei, at_desk):
    """Does one press exchange a place for a namesake, and take the tie to the other pair?"""
    assert decide(at_desk(mei), claim, place=f"b:0:{SAPPORO.id}").status_code == 200
    record = reviewing.item(claim, language="en").record
    assert {record.a.id, record.b.id} == {CHENGDU.id, SAPPORO.id}


def test_two_tellings_are_joined_and_parted(mei, at_desk):
    """Are two tellings one event when somebody says so, and two when that is taken back or denied?"""
    load(page("a", since("1984"), visit("2018")), page("b", visit("2019")))
    one, other = key_of("a", "exchange"), key_of("b", "exchange")
    client = at_desk(mei)

    def events():
        return len(selectors.tie(CHENGDU.id, KOFU.id, language="en").exchanges)

    assert [t.key for t in reviewing.item(one, language="en").similar] == [other]
    assert decide(client, one, same=other).json()["next"] == f"/desk/review/{one}/"
    assert events() == 1
    assert [t.key for t in reviewing.item(one, language="en").joined] == [other]
    undo(client)
    assert events() == 2
    decide(client, one, client_id="c2", same=other)
    decide(client, one, client_id="c3", different=other)
    assert events() == 2


def test_the_time_is_kept(claim, mei, at_desk):
    """Are the seconds from shown to decided kept, as measured by the script or since the page was made?"""
    decide(at_desk(mei), claim, verdict="accept", seconds="3.25")
    other = key_of("a", "exchange")
    shown = TimestampSigner(salt="cityties.desk.shown").sign(other)
    decide(at_desk(mei), other, client_id="c2", verdict="accept", shown=shown, script=False)
    first, second = Decision.objects.order_by("pk")
    assert first.seconds == 3.25
    assert 0 < second.seconds < 60


def test_figures(claim, mei, jun, at_desk):
    """Does the page tell how two people agree, and the median of seconds?"""
    other = key_of("a", "exchange")
    decide(at_desk(mei), claim, verdict="accept", seconds="2")
    decide(at_desk(mei), other, client_id="c2", verdict="accept", seconds="4")
    decide(at_desk(jun), claim, client_id="c3", seen=reviewing.latest_word(claim), reject="kind", seconds="9")
    seen = reviewing.latest_word(other)
    decide(at_desk(jun), other, client_id="c4", seen=seen, verdict="accept", seconds="5")
    shown = at_desk(mei).get("/desk/figures/").content.decode()
    assert "4.5" in shown
    assert "1 (50 %)" in shown


def test_many_are_accepted_at_once_and_taken_back(mei, at_desk):
    """Does accepting a page's claims show first what changes, leave out what is disputed, and undo as one?"""
    load(page("other", since("1985"), published="2010-01-01"))
    load(page("a", since("1984"), visit("2018-05-01"), donation("2020-02-11")))
    client = at_desk(mei)
    article = reviewing.lines([key_of("a", "tie")], language="en")[0].article.id
    shown = client.get(f"/desk/source/{article}/").content.decode()
    assert shown.count('name="claim"') == 2
    keys = [k for k in reviewing.article_keys(article) if k != key_of("a", "tie")]
    preview = client.post(f"/desk/source/{article}/accept/", {"claim": keys})
    assert "Accept these 2 claims" in preview.content.decode()
    assert Judgement.objects.count() == 0
    form = {"claim": keys, "seen": ["0", "0"], "client_id": "batch"}
    client.post(f"/desk/source/{article}/accept/", form)
    client.post(f"/desk/source/{article}/accept/", form)
    assert Judgement.objects.count() == 2
    assert [state(key) for key in keys] == ["accepted", "accepted"]
    undo(client, client_id="batch")
    assert [state(key) for key in keys] == ["machine-read", "machine-read"]


def test_many_at_once_is_all_or_nothing(mei, at_desk):
    """Is nothing accepted when one of the claims was judged meanwhile?"""
    load(page("a", since("1984"), visit("2018-05-01")))
    keys = [key_of("a", "tie"), key_of("a", "exchange")]
    article = reviewing.lines(keys, language="en")[0].article.id
    services.judge("reject", keys[1], by="jun")
    load(page("b", visit("2001-01-01")))
    services.judge("withdraw", keys[1], withdraws=Judgement.objects.get().pk, by="jun")
    form = {"claim": keys, "seen": ["0", "0"], "client_id": "batch"}
    assert at_desk(mei).post(f"/desk/source/{article}/accept/", form).status_code == 409
    assert state(keys[0]) == "machine-read"
