"""How findings are put into words and colours for a person."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from cityties import Claim, Place, Reading, TieClaim, When

STATUS_STYLES = {
    "active": "green",
    "done": "green",
    "planned": "yellow",
    "ongoing": "cyan",
    "suspended": "red",
    "cancelled": "red",
    "ended": "red",
}
BASIS_STYLES = {"stated": "green", "relative": "cyan", "inferred": "yellow"}
TIE, EXCHANGE = "bold magenta", "bold blue"


def kind(claim: Claim) -> Text:
    """The kind of a finding: ``sister city``, ``donation``."""
    return Text(claim.kind.replace("_", " "), style=TIE if isinstance(claim, TieClaim) else EXCHANGE)


def status(claim: Claim) -> Text:
    """The status of a finding, in its colour."""
    return Text(claim.status, style=STATUS_STYLES[claim.status])


def places(claim: Claim) -> Text:
    """Who takes part: ``Chengdu CN – Kofu JP`` for a tie, ``Kofu JP → Chengdu CN`` for an exchange."""
    if isinstance(claim, TieClaim):
        return Text(" – ").join([place(claim.a), place(claim.b)])
    ends = [_list(end) for end in (claim.from_, claim.to) if end]
    line = Text(" → ").join(ends)
    elsewhere = [spot for spot in claim.where if spot not in (*claim.from_, *claim.to)]
    if elsewhere:
        line.append(" in " if ends else "").append_text(_list(elsewhere))
    return line


def place(spot: Place) -> Text:
    """A place with its country: ``Kofu JP``; a country stands alone."""
    if spot.level == "country":
        return Text(spot.name, style="bold")
    return Text.assemble((spot.name, "bold"), (f"\N{NO-BREAK SPACE}{spot.country}", "dim"))


def date_of(claim: Claim) -> When | None:
    """When a tie was made, or when an exchange took place."""
    return claim.since if isinstance(claim, TieClaim) else claim.date


def date(claim: Claim) -> Text:
    """The date of a finding and how it was got; empty where the page leaves it open."""
    when = date_of(claim)
    if when is None:
        return Text("–", style="dim")
    line = Text(days(when))
    end = None if isinstance(claim, TieClaim) else claim.end
    if end is not None and end.value != when.value:
        line.append(f" to {days(end)}")
    return line.append(f"\n{when.basis}", style=BASIS_STYLES[when.basis])


def days(when: When) -> str:
    """A date as far as it is known: ``2020-02-11``, ``2019-12``, ``after 2018-10-24``."""
    if when.value is not None:
        return when.value
    if when.earliest and when.latest:
        return f"{when.earliest} to {when.latest}"
    if when.earliest:
        return f"{when.earliest} or later"
    return f"{when.latest} or earlier" if when.latest else "unknown"


def quote(claim: Claim) -> str:
    """The words that a finding rests on most: those of its kind, else its first evidence."""
    for evidence in claim.evidence:
        if evidence.field == "kind":
            return evidence.quote
    return claim.evidence[0].quote if claim.evidence else ""


def heading(reading: Reading) -> Text:
    """A page in two lines: its title; its outlet, date, language and where it was read from."""
    article = reading.article
    facts = [article.outlet, _published(article.published), article.language, reading.source]
    return Text.assemble(
        (article.title or "(no title)", "bold underline"), "\n", (" · ".join(filter(None, facts)), "dim")
    )


def _published(when: When) -> str:
    if when.value is not None:
        return f"{when.value} ({when.basis})"
    return f"no date ({days(when)})" if when.earliest or when.latest else "no date"


def _list(spots: Iterable[Place]) -> Text:
    return Text(", ").join([place(spot) for spot in spots])
