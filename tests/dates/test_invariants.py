"""What holds for every text, page and context."""

from hypothesis import given
from hypothesis import strategies as st

from cityties.dates import (
    Anchor,
    Span,
    Time,
    bound_publication,
    date_in_address,
    find_times,
    parse_date,
    resolve,
    years_before,
)
from cityties.dates.calendar import interval_of, read_day, value_interval
from cityties.dates.choosing import SLACK
from cityties.dates.finding import LANGUAGES
from cityties.records import When

PIECES = st.sampled_from(
    [
        "October",
        "28",
        ",",
        "1983",
        "1984",
        "Feb. 29",
        "30 February",
        "May",
        "march",
        "March",
        "in",
        "on",
        "since",
        "last",
        "next",
        "this",
        "year",
        "years",
        "week",
        "ago",
        "later",
        "two",
        "twenty",
        "-",
        "three",
        "hundred",
        "and",
        "a",
        "couple of",
        "dozen",
        "the",
        "same",
        "day",
        "before",
        "following",
        "from",
        "to",
        "between",
        "until",
        "Friday",
        "Monday",
        "(",
        ")",
        "spring",
        "winter",
        "of",
        "end",
        "early",
        "mid",
        "late",
        "1980s",
        "'90s",
        "century",
        "nineteenth",
        "anniversary",
        "40th",
        "15th",
        "31",
        "0",
        "9999",
        "2019-13-45",
        "29.02.2023",
        "01.02.2024",
        "2018.10.24",
        "0000-00-00",
        ".",
        ";",
        "\n\n",
        "will",
        "was",
        "more than",
        "about",
        "half",
        "jubilee",
        "golden",
        "today",
        "tomorrow",
        "9999 years",
        "1000 years",
        "decades",
        "12:30",
        "2,016",
        "$",
        "people",
        "é",
        "年",
        "İ",
        "’s",
        "earlier",
        "coming",
        "months",
        "2019年",
        "12月",
        "26日",
        "昨年",
        "去年",
        "令和",
        "元年",
        "5月",
        "十",
        "三",
        "年前",
        "同月",
        "上周",
        "五",
        "昭和",
        "99年",
        "周年",
        "日",
        "至",
        "から",
        "下旬",
        "春",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).flatmap(
    lambda pieces: st.sampled_from([" ", ""]).map(lambda joint: joint.join(pieces))
) | st.text(max_size=60)
LANGUAGE = st.sampled_from(sorted(LANGUAGES))
DAYS = st.dates().map(str)


def page(value: str | None, earliest: str | None, latest: str | None, told: bool) -> Anchor:
    published = When(
        value=value,
        earliest=value or earliest,
        latest=value or latest,
        precision="day" if value or told else None,
        basis="stated" if value else "inferred",
    )
    return Anchor(published=published)


ANCHORS = st.builds(page, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, st.booleans())


def all_spans(times: tuple[Time, ...], anchor: Anchor, future: bool | None) -> list[Span]:
    spans: list[Span] = []
    for time in times:
        spans += resolve(time, anchor, spans, future=future)
    return spans


@given(TEXTS, LANGUAGE)
def test_every_time_is_where_it_says(text: str, language: str) -> None:
    """Do the spans cut out their text, in order, without overlap?"""
    reached = 0
    for time in find_times(text, language):
        assert text[time.start : time.end] == time.text
        assert reached <= time.start < time.end
        reached = time.end


@given(TEXTS, LANGUAGE, ANCHORS, st.none() | st.booleans())
def test_every_date_lies_within_its_bounds(
    text: str, language: str, anchor: Anchor, future: bool | None
) -> None:
    """Is earliest never after latest, and the value's own days around both?"""
    for span in all_spans(find_times(text, language), anchor, future):
        for when in (span.start, span.end):
            if when is None:
                continue
            earliest, latest = read_day(when.earliest), read_day(when.latest)
            assert earliest is None or latest is None or earliest <= latest
            if when.value:
                whole = value_interval(when.value)
                assert whole
                assert earliest
                assert latest
                assert whole.first <= earliest <= latest <= whole.last
            else:
                assert when.reason or (earliest and latest)


@given(TEXTS, LANGUAGE, ANCHORS)
def test_reading_is_deterministic(text: str, language: str, anchor: Anchor) -> None:
    """Does the same text always mean the same?"""
    first = all_spans(find_times(text, language), anchor, None)
    assert all_spans(find_times(text, language), anchor, None) == first


@given(TEXTS, LANGUAGE, DAYS)
def test_the_past_is_not_after_the_page(text: str, language: str, day: str) -> None:
    """Is a date that is neither stated nor counted forward ever after the day of publication?"""
    anchor = page(day, None, None, False)
    limit = read_day(day)
    assert limit
    for time in find_times(text, language):
        if time.kind not in {"date", "weekday"} or any(moment.end for moment in time.moments):
            continue
        for span in resolve(time, anchor, future=False):
            ahead = any(moment.start.which for moment in time.moments) or time.moments[0].start.which == 0
            interval = interval_of(span.start)
            if span.start.basis != "stated" and interval and not ahead:
                assert interval.first - limit <= SLACK


@given(st.text(max_size=40) | TEXTS)
def test_strings_and_addresses_never_fail(text: str) -> None:
    """Is every string read, or passed over?"""
    for when in (parse_date(text), parse_date(text, [text]), date_in_address(text)):
        assert when is None or (when.value and when.basis == "stated")


@given(TEXTS, st.none() | DAYS | st.text(max_size=12), st.none() | DAYS)
def test_bounds_of_a_page_are_in_order(text: str, related: str | None, today: str | None) -> None:
    """Are the bounds of an undated page in order, without a value, and not begun by the day of reading?"""
    bounds = bound_publication(related, find_times(text), None, today)
    earliest, latest = read_day(bounds.earliest), read_day(bounds.latest)
    assert bounds.value is None
    assert bounds.reason
    assert earliest is None or latest is None or earliest <= latest


@given(DAYS, st.integers(-20_000, 20_000))
def test_years_before_never_fails(day: str, number: int) -> None:
    """Is a year given or left open, whatever the number?"""
    when = When(value=day, earliest=day, latest=day, precision="day", basis="stated")
    assert years_before(when, number, "counted").reason
