"""Short ways to say what a page of a date makes of a sentence; for the tests of this folder."""

from cityties.dates import Anchor, Span, find_times, parse_date, resolve
from cityties.records import When

NOTHING = When(value=None, earliest=None, latest=None, precision=None, basis="inferred")


def published(date: str | None) -> Anchor:
    """A page of a day, month or year; of "2019-12-26..", on or after a day; of None, of no known date."""
    if date is None:
        return Anchor(published=NOTHING)
    if date.endswith(".."):
        since = When(value=None, earliest=date[:-2], latest=None, precision=None, basis="inferred")
        return Anchor(published=since)
    known = parse_date(date) or When(
        value=date, earliest=f"{date}-01-01", latest=f"{date}-12-31", precision="year", basis="stated"
    )
    return Anchor(published=known)


def spans(text: str, page: str | None, language: str = "en", future: bool | None = None) -> list[Span]:
    """All spans of a text, each with those before it as its context."""
    found: list[Span] = []
    for time in find_times(text, language):
        found += resolve(time, published(page), found, future=future)
    return found


def said(text: str, page: str | None, language: str = "en") -> list[str]:
    """The dates of a text, short: "2019-12", "2017-11-14/2017-11-17", bounds as "1980-01-01..1989-12-31"."""
    return [
        "/".join(short(when) for when in (span.start, span.end) if when)
        for span in spans(text, page, language)
    ]


def short(when: When) -> str:
    if when.value:
        return when.value
    return f"{when.earliest or ''}..{when.latest or ''}" if when.earliest or when.latest else "?"
