"""Bases, bounds and reasons: why a date is what it is."""

import pytest

from cityties.dates import Anchor, bound_publication, find_times, resolve
from cityties.records import When

from .reading import published, spans

CASES = [
    ("They signed on October 28, 1983.", "2018-08-07", "stated", None),
    ("They met on Aug. 1.", "2018-08-07", "relative", "the page's date, 2018-08-07"),
    (
        "On February 11 they arrived.",
        "2019-12-26..",
        "inferred",
        "first year that fits the page's earliest date",
    ),
    ("They met on June 6.", None, "inferred", "no year on the page"),
    ("They met on Monday, October 28, 1983.", None, "stated", "1983-10-28 is a Friday, the text says Monday"),
    ("They met on 30 February 2019.", None, "stated", "there is no February 30 in 2019"),
    ("It opened on 01.02.2024.", None, "stated", "01.02.2024 can be February 1 or January 2"),
    ("Two years later they met.", None, "inferred", "no earlier date in the text"),
]


@pytest.mark.parametrize(("text", "page", "basis", "reason"), CASES, ids=[case[0] for case in CASES])
def test_a_date_says_why(text: str, page: str | None, basis: str, reason: str | None) -> None:
    """On what does the date rest?"""
    (span,) = spans(text, page)
    assert span.start.basis == basis
    assert (reason or "") in (span.start.reason or "")
    assert (reason is None) == (span.start.reason is None)


BOUNDS = [
    ("in the summer of 2019", "2019-06-01", "2019-08-31"),
    ("in early 2019", "2019-01-01", "2019-04-30"),
    ("in mid-March 2019", "2019-03-11", "2019-03-21"),
    ("in the second half of 2019", "2019-07-01", "2019-12-31"),
    ("at the end of September 2019", "2019-09-21", "2019-09-30"),
    ("last week", "2019-06-03", "2019-06-09"),
    ("this weekend", "2019-06-15", "2019-06-16"),
    ("earlier this month", "2019-06-01", "2019-06-14"),
    ("later this year", "2019-06-14", "2019-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS, ids=[text for text, *_ in BOUNDS])
def test_a_stretch_has_bounds(text: str, earliest: str, latest: str) -> None:
    """From when to when, on a page of Friday, June 14, 2019?"""
    (span,) = spans(text, "2019-06-14")
    assert (span.start.earliest, span.start.latest) == (earliest, latest)


def test_the_past_does_not_reach_beyond_its_page() -> None:
    """Does "in August" of a page of August 7 end with the page, where it is known to be past?"""
    (span,) = spans("They met in August.", "2018-08-07", future=False)
    assert (span.start.value, span.start.latest) == ("2018-08", "2018-08-07")


MASKS = (
    "One week ago, the city government of Kofu told Chengdu of its gift. On February 11 the masks arrived, "
    "and they will reach the hospital on February 20. In last April a delegation had come."
)


def test_an_undated_page_is_bounded_by_its_related_stories_and_its_news() -> None:
    """From when is a page that tells of February 11 and shows a story of December 26, 2019?"""
    assert bound_publication("2019-12-26", find_times(MASKS), None, "2026-11-21") == When(
        value=None,
        earliest="2020-02-11",
        latest="2026-11-21",
        precision="day",
        basis="inferred",
        reason="newest related story is dated 2019-12-26; the text tells of February 11",
    )


def test_the_times_of_an_undated_page_follow_its_bounds() -> None:
    """What do February 11 and last April mean on that page?"""
    times = find_times(MASKS)
    anchor = Anchor(published=bound_publication("2019-12-26", times, None, None))
    values = [span.start.value for time in times for span in resolve(time, anchor)]
    assert values == [None, "2020-02-11", "2020-02-20", "2019-04"]


PUBLICATION = [
    # newest related story, text, earliest day of the page
    ("2018-09-21", "On October 24, Chengdu signed an MoU. In October 2000 they had met.", "2018-10-24"),
    ("2019-06-02", "In July 2019 they met. It was signed on May 20.", "2019-07-01"),
    ("2019-12-26", "They signed in 1984.", "2019-12-26"),
    ("2019-12-26", "They will meet on March 3.", "2019-12-26"),
    ("2019-12-26", "On December 20 they met.", "2019-12-26"),
    ("2019-12", "They met.", "2019-12-01"),
    ("Dec 26, 2019", "On February 11 they met.", "2020-02-11"),
    (None, "On October 24 they met.", None),
    ("no date", "On October 24 they met.", None),
]


@pytest.mark.parametrize(("related", "text", "earliest"), PUBLICATION, ids=[case[1] for case in PUBLICATION])
def test_a_page_is_not_older_than_its_news(related: str | None, text: str, earliest: str | None) -> None:
    """What is the earliest day of the page?"""
    assert bound_publication(related, find_times(text), None, None).earliest == earliest


def test_a_stated_date_is_taken() -> None:
    """Does the page's own date win over bounds?"""
    stated = published("2018-08-07").published
    assert bound_publication("2019-12-26", (), stated, "2026-11-21") == stated


def test_the_day_of_reading_bounds_and_is_no_date() -> None:
    """Does the day of retrieval rule out a later year without becoming a date?"""
    bounds = bound_publication("2019-12-26", find_times("On February 11 they met."), None, "2020-01-05")
    assert (bounds.value, bounds.earliest, bounds.latest) == (None, "2019-12-26", "2020-01-05")
    (time,) = find_times("On February 11 they met.")
    assert resolve(time, Anchor(published=bounds))[0].start.value == "2019-02-11"
