"""The quality gate: what counts as found, and when it closes."""

from __future__ import annotations

import pytest
from benchmark import floors, report
from benchmark.score import Scores, fold, load_labelled, score, year


def tie(a: str, b: str, kind: str = "sister_city", since: str | None = None) -> dict:
    return {"type": "tie", "kind": kind, "a": {"name": a}, "b": {"name": b}, "since": {"value": since}}


def exchange(kind: str, giver: list[str], taker: list[str], date: str | None = None) -> dict:
    ends = {"from": [{"name": name} for name in giver], "to": [{"name": name} for name in taker]}
    return {"type": "exchange", "kind": kind, "date": {"value": date}, **ends}


PAGE = {
    "id": "page",
    "ties": [{"a": "Kofu", "b": "Chengdu", "kind": "sister_city", "since": "1984", "evidence": "…"}],
    "exchanges": [{"kind": "visit", "from": ["Kofu"], "to": ["Chengdu"], "date": "2016", "evidence": "…"}],
}


@pytest.mark.parametrize(
    ("claims", "measure", "counts"),
    [
        ([tie("Chengdu", "Kofu", since="1984")], "tie", (1, 1, 1)),
        ([tie("Chengdu", "Kofu-shi")], "tie", (1, 1, 1)),
        ([tie("Chengdu", "Kofu", kind="intent")], "tie", (0, 1, 1)),
        ([tie("Chengdu", "Kofu", kind="intent")], "tie pair", (1, 1, 1)),
        ([tie("Chengdu", "Sapporo")], "tie pair", (0, 1, 1)),
        ([tie("Chengdu", "Kofu"), tie("Kofu", "Chengdu")], "tie", (1, 1, 2)),
        ([exchange("visit", ["Kofu"], ["Chengdu"], "2016-05-01")], "exchange", (1, 1, 1)),
        ([exchange("visit", ["Kofu"], ["Chengdu"], "2017")], "exchange", (0, 1, 1)),
        ([exchange("visit", ["Kofu"], ["Chengdu"])], "exchange", (1, 1, 1)),
        ([exchange("gift", ["Kofu"], ["Chengdu"], "2016")], "exchange", (0, 1, 1)),
        ([exchange("visit", ["Kofu"], [], "2016")], "exchange", (1, 1, 1)),
        ([exchange("visit", ["Osaka"], ["Beijing"], "2016")], "exchange", (0, 1, 1)),
    ],
)
def test_what_counts_as_found(claims, measure, counts):
    """Is a finding right by pair, kind and year, each label matched at most once?"""
    tally = score({"page": PAGE}, {"page": claims}).tallies[measure]
    assert (tally.right, tally.labelled, tally.found) == counts


def test_optional_findings_count_neither_way():
    """Is a finding that the label leaves open set aside?"""
    page = {**PAGE, "optional": [{"kind": None, "from": ["Osaka"], "to": ["Beijing"]}]}
    tally = score({"page": page}, {"page": [exchange("gift", ["Osaka"], ["Beijing"])]}).tallies["exchange"]
    assert (tally.right, tally.labelled, tally.found) == (0, 1, 0)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São Paulo", "saopaulo"),
        ("Yamanashi Prefecture", "yamanashi"),
        ("Kofu, Japan", "kofu"),
        ("City", "city"),
    ],
)
def test_fold(name, folded):
    """Are names compared without accents, level words and what follows a comma?"""
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1984-05", "1984"), ({"value": None, "earliest": "2019-01-01"}, "2019"), (None, None)],
)
def test_year(value, expected):
    """Is the year of a date its own, else that of its earliest day?"""
    assert year(value) == expected


def test_the_gate_closes_below_a_floor_only():
    """Does a value on its floor pass, one below it fail, and a measure that vanished fail too?"""
    pinned = {"en": {"tie": {"precision": 0.9}, "exchange": {"f1": 0.5}}}
    assert list(floors.fallen(pinned, {"en": {"tie": {"precision": 0.9}, "exchange": {"f1": 0.6}}})) == []
    said = list(floors.fallen(pinned, {"en": {"tie": {"precision": 0.89}}}))
    assert said == [
        "en: precision of tie is 0.890, its floor is 0.90",
        "en: f1 of exchange is 0.000, its floor is 0.50",
    ]


@pytest.mark.parametrize(
    ("now", "lower", "floor"), [(0.95, False, 0.93), (0.85, False, 0.9), (0.85, True, 0.83)]
)
def test_floors_rise_by_themselves_and_fall_only_when_told(now, lower, floor):
    """Is an old floor kept unless lowering is allowed?"""
    pinned = {"en": {"tie": {"f1": 0.9}}}
    raised = floors.raised(pinned, {"en": {"tie": {"f1": now}}}, lower=lower)
    assert raised["en"]["tie"]["f1"] == pytest.approx(floor)


def test_the_digest_knows_the_labels(tmp_path):
    """Does the digest change with any label?"""
    (tmp_path / "a.json").write_text("{}")
    before = floors.digest(tmp_path)
    (tmp_path / "a.json").write_text("{ }")
    assert floors.digest(tmp_path) != before


def test_weak_kinds_are_named():
    """Is a kind with enough labels and a low F1 named?"""
    scores = Scores()
    scores.tallies["exchange gift"].add(1, 10, 10)
    assert report.weak({"en": scores}) == ["English: exchange gift (F1 0.10 on 10 labels)"]


def test_labels_quote_their_pages():
    """Does every label's evidence stand in its page's text?"""
    from benchmark.predict import LABELLED  # noqa: PLC0415

    missing = [
        (key, item["evidence"])
        for key, page in load_labelled(LABELLED).items()
        for item in [*page["ties"], *page["exchanges"]]
        if item["evidence"] not in page["text"]
    ]
    assert missing == []
