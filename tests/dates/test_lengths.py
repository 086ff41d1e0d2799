"""Anniversaries and durations: how many years, how many days."""

import pytest

from cityties.dates import find_times, parse_date, years_before
from cityties.records import When

YEARS = [
    ("its 40th anniversary", 40),
    ("a 50th-anniversary gala", 50),
    ("the fortieth anniversary", 40),
    ("the thirty-fifth anniversary", 35),
    ("a 25-year anniversary", 25),
    ("It will be 35 years old this autumn.", 35),
    ("the golden jubilee of the ties", 50),
    ("the silver jubilee", 25),
    ("the city's centenary", 100),
    ("For the 60th birthday of the association", 60),
    ("They celebrate 25 years of sister-city ties.", 25),
    ("The tie marks ten years.", 10),
    ("thirty years into their friendship", 30),
    ("The tie has reached the age of fifty.", 50),
    ("The tie turned sixty.", 60),
    ("one hundred and fifty years of friendship", 150),
    ("for five decades", 50),
    ("for half a century", 50),
    ("for a quarter of a century", 25),
    ("for a dozen years", 12),
    ("for a couple of years", 2),
    ("45 years of diplomatic relations", 45),
]


@pytest.mark.parametrize(("text", "years"), YEARS, ids=[text for text, _ in YEARS])
def test_years_are_counted(text: str, years: int) -> None:
    """How many years does the text speak of?"""
    assert find_times(text)[0].years == years


DAYS = [
    ("a four-day visit", 4),
    ("It goes on for four days.", 4),
    ("a one-week tour", 7),
    ("In three days they saw it all.", 3),
    ("They stayed for a week.", 7),
    ("two weeks at the university", 14),
    ("eleven days are set aside", 11),
]


@pytest.mark.parametrize(("text", "days"), DAYS, ids=[text for text, _ in DAYS])
def test_days_are_counted(text: str, days: int) -> None:
    """How many days did it last?"""
    (time,) = find_times(text)
    assert (time.kind, time.days) == ("duration", days)


def test_an_anniversary_gives_the_year_of_the_tie() -> None:
    """Since when, if the 40th anniversary was celebrated in May 2024?"""
    celebrated = parse_date("May 12, 2024")
    assert celebrated
    since = years_before(celebrated, 40, "40th anniversary on 2024-05-12")
    assert since == When(
        value="1984",
        earliest="1984-01-01",
        latest="1984-12-31",
        precision="year",
        basis="relative",
        reason="40th anniversary on 2024-05-12",
    )


@pytest.mark.parametrize("number", [3000, -9000])
def test_an_anniversary_beyond_the_calendar_is_unknown(number: int) -> None:
    """Is the year left open when the count leaves the calendar?"""
    celebrated = parse_date("May 12, 2024")
    assert celebrated
    assert years_before(celebrated, number, "so it is told").value is None


HEDGES = [
    ("for more than four years", "more"),
    ("about four years ago", "about"),
    ("nearly ten years ago", "less"),
    ("ten years ago", None),
]


@pytest.mark.parametrize(("text", "hedge"), HEDGES, ids=[text for text, _ in HEDGES])
def test_hedges_are_kept(text: str, hedge: str | None) -> None:
    """Does the text vouch for the number?"""
    assert find_times(text)[0].approximate == hedge
