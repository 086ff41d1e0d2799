"""What claims and judgements add up to."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ties.makers import PENGZHOU, SAPPORO, dated, judged, telling, tie_since, visit

from cityties.records import Quantity, Stage
from cityties.testing import CHENGDU, KOFU, tie
from cityties.ties import fold


def exchanges(*tellings, judgements=()):
    """Which tellings make one exchange."""
    return sorted(e.claims for e in fold(tellings, judgements)[1])


def test_one_pair_is_one_tie_with_its_instruments_over_time():
    """Is a city that went from memorandum to sister city one tie with two instruments?"""
    (found,), _ = fold([tie_since("b", "2019", kind="sister_city"), tie_since("a", "2016", kind="intent")])
    assert [i.kind for i in found.instruments] == ["intent", "sister_city"]
    assert (found.kind, found.status, found.since.value.value) == ("sister_city", "active", "2019")


def test_a_place_within_a_city_is_not_the_city():
    """Is a tie of Pengzhou none of Chengdu's?"""
    ties, _ = fold([tie_since("a", "1984"), telling("b", tie(a=PENGZHOU, b=SAPPORO))])
    assert [(t.a, t.b) for t in ties] == [(PENGZHOU.id, SAPPORO.id), (CHENGDU.id, KOFU.id)]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["planned"], "planned"),
        (["planned", "active"], "active"),
        (["active", "ended"], "ended"),
        (["active", "suspended"], "suspended"),
    ],
)
def test_the_status_is_that_after_the_last_event(statuses, expected):
    """Is a plan that was carried out active, and a tie that was ended over?"""
    (found,), _ = fold(
        [tie_since(s, None, status=s, published=f"20{10 + i}-01-01") for i, s in enumerate(statuses)]
    )
    assert found.status == expected


def test_a_tie_renewed_after_its_end_is_active():
    """Does a later agreement count more than an earlier end?"""
    told = [tie_since("end", "2018", status="ended"), tie_since("new", "2021", status="active")]
    assert fold(told)[0][0].status == "active"


VALUES = [
    ("the one with more outlets", [("1984", "A"), ("1984", "B"), ("1985", "C")], "1984", ["1985"]),
    ("outlets, not pages", [("1984", "A"), ("1985", "B"), ("1985", "B"), ("1984", "C")], "1984", ["1985"]),
    ("the more precise", [("1984", "A"), ("1984-10-22", "B")], "1984-10-22", []),
    (
        "a year that speaks for its day",
        [("1984", "A"), ("1984-10-22", "B"), ("1985-01-01", "C")],
        "1984-10-22",
        ["1985-01-01"],
    ),
]


@pytest.mark.parametrize(("told", "value", "also"), [v[1:] for v in VALUES], ids=[v[0] for v in VALUES])
def test_which_value_is_shown(told, value, also):
    """Does the value win that the rules say, and do the others stay?"""
    (found,), _ = fold([tie_since(f"{i}", v, outlet=o) for i, (v, o) in enumerate(told)])
    assert found.since.value.value == value
    assert [a.value.value for a in found.since.also] == also


def test_the_later_source_wins_where_nothing_else_tells_values_apart():
    """Of two years from one outlet each, is the later source's shown?"""
    told = [tie_since("a", "1984", published="2001-01-01"), tie_since("b", "1985", published="2019-01-01")]
    assert fold(told)[0][0].since.value.value == "1985"


def test_what_a_person_accepted_wins_over_numbers():
    """Does one judged statement outweigh two that nobody looked at?"""
    told = [tie_since("a", "1984"), tie_since("b", "1984"), tie_since("c", "1985")]
    (found,), _ = fold(told, [judged("accept", "c")])
    assert (found.since.value.value, found.since.reviewed) == ("1985", True)


def test_one_text_in_many_outlets_is_one_source():
    """Do three copies of one agency text count less than two texts?"""
    copies = [tie_since(f"copy{i}", "1985", source="agency") for i in range(3)]
    (found,), _ = fold([*copies, tie_since("a", "1984"), tie_since("b", "1984")])
    assert (found.since.value.value, found.since.outlets) == ("1984", 2)


JOINED = [
    ("the same day", [visit("a", "2019-10-24"), visit("b", "2019-10-24")], True),
    ("the same day of two years", [visit("a", "2018-10-24"), visit("b", "2019-10-24")], False),
    ("a day of the month told elsewhere", [visit("a", "2019-10"), visit("b", "2019-10-24")], True),
    ("another direction", [visit("a", "2019"), visit("b", "2019", from_=(CHENGDU,), to=(KOFU,))], False),
    ("another party", [visit("a", "2019"), visit("b", "2019", from_=(SAPPORO,))], False),
    ("another kind", [visit("a", "2019"), visit("b", "2019", kind="meeting")], False),
    ("two claims of one article", [visit("a", "2019", article="x"), visit("b", "2019", article="x")], False),
    (
        "another number of masks",
        [
            visit("a", "2020-02", quantity=(Quantity(value=6000, unit="masks"),)),
            visit("b", "2020-02", quantity=(Quantity(value=500, unit="masks"),)),
        ],
        False,
    ),
    (
        "received on another day",
        [
            visit("a", "2020", stages=(Stage(stage="received", date=dated("2020-02-11")),)),
            visit("b", "2020", stages=(Stage(stage="received", date=dated("2020-03-01")),)),
        ],
        False,
    ),
    ("another venue", [visit("a", "2019", where=(SAPPORO,)), visit("b", "2019", where=(CHENGDU,))], False),
    (
        "a venue within the other",
        [visit("a", "2019", where=(PENGZHOU,)), visit("b", "2019", where=(CHENGDU,))],
        True,
    ),
    ("no date, and nothing in common", [visit("a", None), visit("b", "2019-10-24")], False),
    (
        "no date, but the same gift",
        [visit("a", None, what="20 maples"), visit("b", "2019", what="20 Maples")],
        True,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("told", "one"), [j[1:] for j in JOINED], ids=[j[0] for j in JOINED])
def test_which_tellings_are_one_exchange(told, one):
    """Are two tellings one exchange when kind, parties and dates agree and nothing contradicts?"""
    assert exchanges(*told) == ([("a", "b")] if one else [("a",), ("b",)])


def test_a_vague_telling_joins_no_one_of_two():
    """Does "in 2019" stay alone where there were two visits in 2019?"""
    told = visit("a", "2019-03-01"), visit("b", "2019-10-24"), visit("c", "2019")
    assert exchanges(*told) == [("a",), ("b",), ("c",)]


def test_people_join_and_part_and_take_it_back():
    """Do same and different bind, does the later win, and does a withdrawal undo them?"""
    told = visit("a", "2018"), visit("b", "2019")
    same, different = judged("same", "a", "b"), judged("different", "a", "b", at="2024-03-01T00:00:00")
    back = judged("withdraw", "a", at="2024-04-01T00:00:00", withdraws=different.id)
    assert exchanges(*told, judgements=[same]) == [("a", "b")]
    assert exchanges(*told, judgements=[same, different]) == [("a",), ("b",)]
    assert exchanges(*told, judgements=[same, different, back]) == [("a", "b")]


def test_different_keeps_apart_what_the_rules_would_join():
    """Do two tellings of one day stay two when a person says so?"""
    told = visit("a", "2019-10-24"), visit("b", "2019-10-24")
    assert exchanges(*told, judgements=[judged("different", "a", "b")]) == [("a",), ("b",)]


def test_corrections_and_rejections():
    """Does a corrected date win, is a rejected claim gone, and does withdrawing bring it back?"""
    told = [tie_since("a", "1984"), tie_since("b", "1984")]
    value = msgspec.Raw(msgspec.json.encode(dated("1985-04-01")))
    corrected = judged("correct", "b", field="since", value=value)
    assert fold(told, [corrected])[0][0].since.value.value == "1985-04-01"
    rejected = [judged("reject", key, at="2024-03-01T00:00:00") for key in ("a", "b")]
    assert fold(told, rejected) == ((), ())
    back = judged("withdraw", "a", at="2024-04-01T00:00:00", withdraws=rejected[0].id)
    assert fold(told, [*rejected, back])[0][0].claims == ("a",)


def test_the_reviewed_register_has_nothing_else():
    """Without what nobody accepted, do ties, values and exchanges go?"""
    told = [tie_since("a", "1984"), tie_since("b", "1985"), visit("c", "2019")]
    ties, events = fold(told, [judged("accept", "a")], reviewed_only=True)
    assert (ties[0].claims, ties[0].since.also, events) == (("a",), (), ())


def test_a_report_settles_what_was_announced():
    """Is a visit that three announced and one reported done?"""
    told = [visit(f"p{i}", "2019-10-24", status="planned") for i in range(3)]
    _, (event,) = fold([*told, visit("done", "2019-10-24", status="done")])
    assert event.status.value == "done"
    assert [a.value for a in event.status.also] == ["planned"]


DATES = st.sampled_from([None, "2018", "2019", "2019-10", "2019-10-24", "2018-10-24", "2019-10-25"])
PARTIES = st.sampled_from([(KOFU,), (SAPPORO,)])


@st.composite
def registers(draw):
    """Tellings and judgements, many of them near each other."""
    told = []
    for number in range(draw(st.integers(1, 9))):
        common = {
            "outlet": draw(st.sampled_from(["A", "B", None])),
            "source": f"s{draw(st.integers(0, 5))}",
            "published": draw(st.sampled_from(["", "2019-11-01", "2020-01-01"])),
            "recorded": draw(st.sampled_from(["2024-01-01", "2024-01-02"])),
        }
        if draw(st.booleans()):
            status = draw(st.sampled_from(["planned", "active", "suspended", "ended"]))
            kind = draw(st.sampled_from(["sister_city", "intent"]))
            told.append(tie_since(f"k{number}", draw(DATES), status=status, kind=kind, **common))
        else:
            what = draw(st.sampled_from([None, "maples"]))
            told.append(visit(f"k{number}", draw(DATES), from_=draw(PARTIES), what=what, **common))
    keys = st.sampled_from([t.key for t in told])
    said = []
    for number in range(draw(st.integers(0, 5))):
        verdict = draw(st.sampled_from(["accept", "reject", "unsure", "same", "different"]))
        one, other = draw(keys), draw(keys)
        pair = verdict in {"same", "different"}
        if not pair or one != other:
            at = f"2024-02-0{draw(st.integers(1, 3))}T00:00:00"
            said.append(judged(verdict, one, other if pair else None, at=at))
        del number
    return told, said


@given(registers(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_arrival_does_not_matter(register, random):
    """Do the same claims and judgements in any order add up to the same?"""
    told, said = register
    expected = fold(told, said)
    random.shuffle(told)
    random.shuffle(said)
    assert fold(told, said) == expected


@given(registers())
@settings(max_examples=80, deadline=None)
def test_every_telling_stands_in_one_place(register):
    """Is each claim that was not rejected in exactly one tie or exchange?"""
    told, said = register
    ties, events = fold(told, said)
    placed = sorted(key for thing in (*ties, *events) for key in thing.claims)
    assert len(placed) == len(set(placed))
    rejected_at_last = {j.claim for j in said if j.verdict == "reject"}
    assert {t.key for t in told} - rejected_at_last <= set(placed)
