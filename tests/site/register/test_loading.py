"""Readings into the register."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site.register.pages import (
    CHENGDU,
    DAY_1,
    DAY_2,
    KOFU,
    OWN,
    SAPPORO,
    Text,
    donation,
    page,
    since,
    visit,
)

from cityties.records import RelatedStory
from cityties_site.register import services
from cityties_site.register.models import ALL, Article, Exchange, Judgement, Place, Standing, Tally, Tie
from cityties_site.register.services.loading import version_order
from cityties_site.register.services.rebuilding import snapshot

pytestmark = pytest.mark.django_db


def load(*readings, **options):
    return services.load(readings, **{"reader": "1.0", "at": DAY_1, **options})


def report(result):
    return result.new, result.unchanged, result.superseded


def test_a_page_is_loaded_once():
    """Is a page new the first time and unchanged the second, wherever the file lies?"""
    reading = page("a", since("1984"), visit("2019-10-24"))
    assert report(load(reading)) == (1, 0, 0)
    moved = type(reading)(**{**{f: getattr(reading, f) for f in reading.__struct_fields__}, "source": "x/y"})
    assert report(load(reading, moved, at=DAY_2)) == (0, 2, 0)
    assert (Tie.objects.count(), Exchange.objects.count(), Article.objects.count()) == (1, 1, 1)


def test_a_newer_reader_supersedes_an_older_one_in_either_order():
    """Do the newer reader's claims count, also when the older one's come later?"""
    old, new = page("a", since("1984"), version="old"), page("a", since("1985"), version="new")
    assert report(load(old, reader="1.9")) == (1, 0, 0)
    assert report(load(new, reader="1.10", at=DAY_2)) == (0, 0, 1)
    assert Tie.objects.get(audience=ALL, until_day=None).first_day == "1985-01-01"
    assert report(load(page("b", since("1984"), version="old"), reader="1.9", at=DAY_2)) == (1, 0, 0)


def test_an_older_reading_that_comes_later_changes_nothing():
    """Is an older reader's reading kept, and without effect?"""
    load(page("a", since("1985"), version="new"), reader="2.0")
    load(page("a", since("1984"), version="old"), reader="1.0", at=DAY_2)
    assert Tie.objects.get(audience=ALL).first_day == "1985-01-01"
    assert Standing.objects.filter(until_day=None).count() == 1


def test_judgements_carry_over_where_the_evidence_is_the_same():
    """Is a claim still accepted when a newer reader finds it in the same words?"""
    load(page("a", since("1984"), version="old"))
    key = Article.objects.get().claims.get().key
    services.judge("accept", key, by="mei", at=DAY_1)
    load(page("a", since("1984-10-01"), version="new"), reader="2.0", at=DAY_2)
    assert Tie.objects.get(audience=ALL, until_day=None).reviewed
    changed = page("a", since("1984"), text="Another text. ", version="other", title="Another title")
    load(changed, reader="3.0", at=DAY_2)
    assert Tie.objects.get(audience=ALL, until_day=None).reviewed  # the sentence itself has stayed


def test_a_teaser_is_not_the_page_on_which_it_stood():
    """Do a teaser's claims belong to its own story and date, and is the story itself one source with it?"""
    text = Text("Kofu gives masks\n\nBody.\n\nTea party in Kofu. Guests from Chengdu came.")
    proof = text.evidence(kind="Guests from Chengdu came.")
    claim = visit("2017-04", CHENGDU, KOFU, evidence=proof, part="related", id="t")
    story = RelatedStory(
        title="Tea party in Kofu", summary="Guests came.", date="2017-04-25", start=25, end=len(text.text)
    )
    host = page("host", claim, donation("2020-02-11"), related=(story,))
    host = type(host)(
        **{f: getattr(host, f) for f in host.__struct_fields__ if f != "claims"},
        claims=(claim, *host.claims[1:]),
    )
    load(host)
    teaser = Article.objects.get(host__isnull=False)
    assert (teaser.title, teaser.published_day) == ("Tea party in Kofu", "2017-04-25")
    load(page("story", visit("2017-04-25", CHENGDU, KOFU), title="Tea Party in Kofu", published="2017-04-25"))
    told = Standing.objects.filter(article__title__iexact="tea party in kofu")
    assert len({standing.source for standing in told}) == 1
    assert Exchange.objects.filter(kind="visit", audience=ALL).count() == 1


def test_places_of_our_own_have_negative_ids():
    """Can a tie be with a place that GeoNames lacks?"""
    load(page("a", since("1999", OWN, KOFU)))
    assert Tie.objects.get().a == OWN.id


def test_tallies_follow():
    """Do the numbers on the front page follow what is loaded, and what is rejected?"""
    load(page("a", since("1984"), visit("2019")), page("b", since("1990", KOFU, SAPPORO)))
    tally = dict(Tally.objects.filter(audience=ALL).values_list("name", "number"))
    assert (tally["ties"], tally["exchanges"], tally["places"], tally["articles"]) == (2, 1, 3, 2)
    key = Article.objects.get(title="Title of b").claims.get().key
    services.judge("reject", key, by="mei", at=DAY_2)
    assert Tally.objects.get(audience=ALL, name="places").number == 2
    assert Place.objects.get(pk=SAPPORO.id).weight == 0


@pytest.mark.parametrize(
    ("one", "other"), [("0.9.2", "0.10.0"), ("1.0rc1", "1.0"), ("1.0", "1.0.1"), ("9", "10")]
)
def test_versions_sort_as_versions_do(one, other):
    """Does the newer version sort after the older?"""
    assert version_order(one) < version_order(other)


PAGES = [
    page("a", since("1984"), visit("2019-10-24"), outlet="A"),
    page("b", since("1985"), visit("2019-10"), outlet="B"),
    page("c", visit("2019"), donation("2020-02-11"), outlet="B"),
    page("d", donation("2020-02"), address="https://example.org/d"),
    page("d again", donation("2020-02"), address="https://example.org/d"),
    page("e", since("1990", KOFU, SAPPORO, kind="intent"), visit(None)),
]


@given(st.permutations(PAGES), st.integers(1, 3))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_arrival_does_not_matter(order, batch):
    """Do the same pages, in any order and any grouping, make the same register?"""
    from django.db import transaction  # noqa: PLC0415 - beside its use

    states = []
    for readings in (PAGES, order):
        with transaction.atomic():
            load(*readings, batch=batch)
            states.append({name: _named(rows) for name, rows in snapshot().items() if name != "Standing"})
            transaction.set_rollback(True)
    assert states[0] == states[1]
    assert Judgement.objects.count() == 0


def _named(rows):
    """Rows without the numbers of articles and claims, which are given as they come."""
    return sorted(
        str([v for v in row if not isinstance(v, int) or isinstance(v, bool)]) for row in rows.elements()
    )
