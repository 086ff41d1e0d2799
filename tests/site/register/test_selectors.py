"""What the public pages are given: in which language, as of when, and at what cost."""

from __future__ import annotations

import pytest
from tests.site.register.pages import CHENGDU, DAY_1, DAY_2, KOFU, SAPPORO, donation, page, since, visit

from cityties_site.register import selectors, services
from cityties_site.register.filters import Filters

pytestmark = pytest.mark.django_db
PAIR = (CHENGDU.id, KOFU.id)


def load(*readings, at=DAY_1):
    services.load(readings, reader="1.0", at=at, batch=50)


def many(number: int):
    """Pages that each tell of another visit and another donation."""
    days = [f"{2000 + i // 250}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}" for i in range(number)]
    return [page(f"p{i}", visit(day), donation(day, i + 1)) for i, day in enumerate(days)]


COSTS = {
    "home": (lambda: selectors.home(language="en"), 26),
    "city": (lambda: selectors.city(CHENGDU.id, language="en"), 13),
    "tie": (lambda: selectors.tie(*PAIR, language="en"), 10),
    "explore": (lambda: selectors.explore(Filters(what="exchanges", country="JP"), language="en"), 6),
    "search": (lambda: selectors.search("kofu", language="en"), 12),
    "suggest": (lambda: selectors.suggest("ko", language="en"), 5),
    "map": (lambda: selectors.map_points(Filters(), language="en"), 12),
}


@pytest.mark.parametrize("name", COSTS)
def test_no_page_costs_more_queries_in_a_larger_register(name, django_assert_max_num_queries):
    """Is the number of queries the same, and small, whatever the register holds?"""
    selector, most = COSTS[name]
    load(page("tie", since("1984")), *many(5))
    with django_assert_max_num_queries(most) as few:
        selector()
    load(page("more", since("1990", KOFU, SAPPORO)), *many(40))
    with django_assert_max_num_queries(len(few) + 1):
        selector()


def test_names_are_in_the_language_of_the_page():
    """Are places, kinds and dates in the reader's language where known?"""
    load(page("a", since("1984")))
    view = selectors.tie(*PAIR, language="ja")
    assert (view.tie.title, view.tie.since.text) == ("成都市 – 甲府市", "1984年")
    assert selectors.tie(*PAIR, language="zh-hans").tie.a.country_name == "中国"


def test_one_sentence_says_it_all():
    """Does the sentence on top name both cities, their countries, the kind and the year?"""
    load(page("a", since("1984")))
    sentence = selectors.tie(*PAIR, language="en").sentence
    assert sentence == "Chengdu (China) and Kofu (Japan) have been sister cities since 1984."


def test_a_page_as_of_a_day():
    """Is what came later not there, and is the state of every day kept?"""
    load(page("a", since("1984")))
    load(page("b", since("1985")), page("c", since("1985")), at=DAY_2)
    before = selectors.tie(*PAIR, language="en", as_of=DAY_1.date())
    assert (before.tie.since.value, before.as_of) == ("1984", DAY_1.date())
    after = selectors.tie(*PAIR, language="en")
    assert (after.tie.since.value, [a.text for a in after.fields[0].also_stated]) == ("1985", ["1984"])
    assert [entry.on for entry in after.history] == [DAY_2.date(), DAY_1.date()]
    assert selectors.counts(as_of=DAY_1.date()).ties == 1
    with pytest.raises(selectors.NotThere):
        selectors.city(KOFU.id, language="en", as_of=DAY_1.date().replace(year=2000))


@pytest.mark.parametrize("query", ["甲府", "甲府市", "Kofu", "kofu", "Kōfu", "고후"])
def test_a_city_is_found_in_any_script(query):
    """Is Kofu found by each of its names, with its tie?"""
    load(page("a", since("1984")))
    found = selectors.search(query, language="en")
    assert ([hit.title for hit in found.places], len(found.ties)) == (["Kofu"], 1)
    assert selectors.suggest(query, language="en")[0].title == "Kofu"


@pytest.mark.parametrize(
    "query", ["", " ", '"', "a OR b NEAR(", "'; DROP TABLE", "%", "*", "x" * 5000, "\x00"]
)
def test_a_query_that_is_none_finds_nothing(query):
    """Is there no error, whatever is typed?"""
    load(page("a", since("1984")))
    assert selectors.search(query, language="en").empty


def test_explore_reads_page_by_page():
    """Do the pages of a table, forwards and backwards, hold every row once?"""
    load(*many(70))
    filters, seen, cursors = Filters(what="exchanges", country="JP"), [], []
    while True:
        rows = selectors.explore(filters, language="en").exchanges
        seen += [row.id for row in rows.items]
        cursors.append(rows.previous)
        if rows.next is None:
            break
        filters = Filters(what="exchanges", country="JP", after=rows.next)
    assert (len(seen), len(set(seen)), rows.total) == (140, 140, 140)
    back = selectors.explore(
        Filters(what="exchanges", country="JP", before=cursors[-1]), language="en"
    ).exchanges
    assert [row.id for row in back.items] == seen[50:100]


FILTERS = [
    ({"kind": "visit"}, 2),
    ({"kind": "donation"}, 1),
    ({"from_year": 2019, "to_year": 2019}, 1),
    ({"country": "JP"}, 3),
    ({"country": "FR"}, 0),
    ({"city": SAPPORO.id}, 1),
    ({"language": "en", "kind": "visit", "country": "CN"}, 2),
    ({"tie": "1815286-1859100"}, 2),
    ({"status": "planned"}, 0),
]


@pytest.mark.parametrize(("filters", "number"), FILTERS, ids=[str(f) for f, _ in FILTERS])
def test_filters_of_explore(filters, number):
    """Do filters leave what they say, alone and together?"""
    load(page("a", visit("2019-10-24"), donation("2020-02-11"), visit("2021", SAPPORO, CHENGDU)))
    for sort in ("newest", "oldest", "name"):
        rows = selectors.explore(Filters(what="exchanges", sort=sort, **filters), language="en").exchanges
        assert (len(rows.items), rows.total) == (number, number)


def test_short_addresses_lead_to_their_pages():
    """Does each public page have a short address that leads back to it?"""
    load(page("a", since("1984"), visit("2019")))
    tie = selectors.tie(*PAIR, language="en")
    article = selectors.home(language="en").findings[0].article
    for path in (tie.tie.path, tie.tie.a.path, tie.exchanges[0].path, article.path):
        short = selectors.short_path(path)
        assert short.startswith("/s/")
        assert selectors.short(short.removeprefix("/s/"), language="en") == path
    with pytest.raises(selectors.NotThere):
        selectors.short("x../../etc", language="en")


def test_related_articles_say_why():
    """Are other articles about the tie related, and copies of the article not?"""
    load(
        page("a", since("1984"), visit("2019-10-24"), address="https://example.org/a"),
        page("a again", since("1984"), address="https://example.org/a"),
        page("b", visit("2019-10-24")),
    )
    findings = selectors.home(language="en").findings
    found = next(f.article.id for f in findings if f.article.title == "Title of b")
    view = selectors.article(found, language="en")
    assert {r.because[0].code for r in view.related} == {"exchange"}
    assert len(view.related) == 1
    assert view.evidence == ("Sentence 0 of b says what kind: visit.",)
