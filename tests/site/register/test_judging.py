"""What people say, and what follows from it."""

from __future__ import annotations

import msgspec
import pytest
from tests.site.register.pages import CHENGDU, DAY_1, DAY_2, DAY_3, KOFU, SAPPORO, dated, page, since, visit

from cityties import InputError
from cityties_site.register import selectors, services
from cityties_site.register.models import Claim, Judgement

pytestmark = pytest.mark.django_db
PAIR = (CHENGDU.id, KOFU.id)


def load(*readings):
    services.load(readings, reader="1.0", at=DAY_1)


def key_of(name: str, kind: str) -> str:
    return Claim.objects.get(article__title=f"Title of {name}", topic__startswith=kind).key


def exchanges(**options):
    return selectors.tie(*PAIR, language="en", **options).exchanges


def test_two_tellings_joined_and_parted_again():
    """Are two exchanges one when people say so, and two again when that is taken back?"""
    load(page("a", since("1984"), visit("2018")), page("b", visit("2019")))
    first, second = key_of("a", "exchange"), key_of("b", "exchange")
    said = services.judge("same", first, other=second, by="mei", at=DAY_2)
    assert len(exchanges()) == 1
    services.judge("withdraw", first, withdraws=said.pk, by="mei", at=DAY_3)
    assert len(exchanges()) == 2
    assert len(exchanges(as_of=DAY_2.date())) == 1
    assert Judgement.objects.count() == 2


def test_an_exchange_that_was_joined_is_found_by_its_old_address():
    """Does the address of an exchange lead on after it was joined with another?"""
    load(page("a", since("1984"), visit("2018")), page("b", visit("2019")))
    before = {exchange.id for exchange in exchanges()}
    services.judge("same", key_of("a", "exchange"), other=key_of("b", "exchange"), by="mei")
    (after,) = exchanges()
    (gone,) = before - {after.id}
    with pytest.raises(selectors.Moved) as moved:
        selectors.exchange(gone, language="en")
    assert moved.value.path == after.path


def test_a_corrected_party_moves_the_exchange():
    """Does an exchange leave the page of a city that it was wrongly read for?"""
    load(page("a", since("1984"), visit("2018")))
    value = msgspec.to_builtins([SAPPORO])
    services.judge("correct", key_of("a", "exchange"), field="from", value=value, by="mei", at=DAY_2)
    assert exchanges() == ()
    assert selectors.city(SAPPORO.id, language="en").exchanges_total == 1


def test_a_corrected_date_is_shown_as_corrected():
    """Does a correction win, and stay visible as one?"""
    load(page("a", since("1984")), page("b", since("1984")))
    value = msgspec.to_builtins(dated("1985-04-01"))
    services.judge(
        "correct", key_of("a", "tie"), field="since", value=value, by="mei", at=DAY_2, reason="p. 3"
    )
    view = selectors.tie(*PAIR, language="en")
    assert view.tie.since.value == "1985-04-01"
    assert [value.text for value in view.fields[0].also_stated] == ["1984"]
    states = {statement.source.title: statement.review for statement in view.statements}
    assert (states["Title of a"].state.code, states["Title of a"].by) == ("corrected", "mei")
    assert states["Title of b"].machine_read


def test_the_public_sees_what_was_accepted_and_nothing_else():
    """Is what nobody reviewed off the pages when the setting says so?"""
    load(page("a", since("1984"), visit("2018")))
    with pytest.raises(selectors.NotThere):
        selectors.tie(*PAIR, language="en", public_only=True)
    assert selectors.search("kofu", language="en", public_only=True).empty
    services.judge("accept", key_of("a", "tie"), by="mei")
    view = selectors.tie(*PAIR, language="en", public_only=True)
    assert (view.tie.machine_read, view.exchanges) == (False, ())
    assert [h.title for h in selectors.search("kofu", language="en", public_only=True).places] == ["Kofu"]
    assert selectors.counts(public_only=True).exchanges == 0


@pytest.mark.parametrize(
    ("verdict", "options"),
    [
        ("maybe", {}),
        ("same", {}),
        ("accept", {"other": "0"}),
        ("correct", {}),
        ("correct", {"field": "since", "value": "when it rained"}),
    ],
)
def test_what_makes_no_sense_is_refused(verdict, options):
    """Is a verdict that says nothing refused, with a message, and is nothing stored?"""
    load(page("a", since("1984")))
    with pytest.raises(InputError):
        services.judge(verdict, key_of("a", "tie"), by="mei", **options)
    assert Judgement.objects.count() == 0


def test_corrections_are_listed():
    """Does the list of corrections say what was changed, and where?"""
    load(page("a", since("1984")), page("b", since("1985")))
    services.judge("reject", key_of("b", "tie"), by="mei", at=DAY_2)
    services.judge("accept", key_of("a", "tie"), by="mei", at=DAY_2)
    assert [c.summary for c in selectors.corrections(language="en")] == []  # its claim is told of nothing now
    services.judge("correct", key_of("a", "tie"), field="term", value="twin towns", by="mei", at=DAY_3)
    assert [c.title for c in selectors.corrections(language="en")] == ["Chengdu – Kofu"]
