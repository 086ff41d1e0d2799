"""One finding taken apart: its words, its fields, what it weighed, and how its places were told."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from rich import box
from rich.console import Console, JustifyMethod
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from cityties import Article, Candidate, Claim, Evidence, Mention, Place, Reading, Reason, TieClaim, When
from cityties.cli import words

SENTENCE, EVIDENCE, MENTION = "yellow", "bold black on yellow", "underline"

_NO_FIELDS = {"id", "kind", "status", "evidence", "score", "because", "part"}
"""Shown elsewhere than in the table of fields."""


def show(console: Console, reading: Reading, claim: Claim) -> None:
    """Print one finding in four sections."""
    console.print(heading(claim))
    console.print(_section("In the page's words"))
    for paragraph in paragraphs(reading, claim):
        console.print(Padding(paragraph, (0, 2, 1, 2)))
    console.print(_section("Its fields"))
    console.print(fields(claim))
    console.print(_section("Why it was made"))
    console.print(reasons(claim.because, total=claim.score))
    console.print(_section("How its places were told"))
    for section in told_places(reading, claim):
        console.print(Padding(section, (0, 2)))


def heading(claim: Claim) -> Text:
    """The finding in one line, with its id."""
    line = Text.assemble(words.kind(claim), "  ", words.places(claim), "  ", words.status(claim))
    when = words.date_of(claim)
    if when is not None:
        line.append("  ").append(words.days(when))
    return line.append(f"\n{claim.id} · in the {claim.part}", style="dim")


def paragraphs(reading: Reading, claim: Claim) -> Iterator[Text]:
    """The paragraphs that hold the evidence, with evidence marked and places underlined."""
    text = reading.article.text
    for start, end in _paragraph_spans(reading.article, claim.evidence):
        paragraph = Text(text[start:end])
        for mention in reading.mentions:
            _mark(paragraph, MENTION, mention.start - start, mention.end - start)
        # The longest first: the sentence that makes the claim is coloured, and single fields stand out in it.
        for evidence in sorted(claim.evidence, key=lambda item: item.start - item.end):
            style = SENTENCE if evidence.field == "kind" else EVIDENCE
            _mark(paragraph, style, evidence.start - start, evidence.end - start)
        yield paragraph


def fields(claim: Claim) -> Table:
    """Each field with its value and the words that state it."""
    table = Table(box=box.SIMPLE, pad_edge=True, header_style="dim")
    table.add_column("field", no_wrap=True, style="bold")
    table.add_column("value", ratio=1)
    table.add_column("its words", ratio=1, style="italic dim")
    quotes: dict[str, list[str]] = {}
    for evidence in claim.evidence:
        quotes.setdefault(evidence.field, []).append(evidence.quote)
    rows = {"kind": claim.kind, "status": claim.status, **dict(_values(claim))}
    for field in [*rows, *(field for field in quotes if field not in rows)]:
        table.add_row(field, rows.get(field, ""), "\n".join(f"“{quote}”" for quote in quotes.get(field, [])))
    return table


def reasons(because: tuple[Reason, ...], *, total: float) -> Table:
    """The features behind a score with their weights, and the score."""
    table = Table(box=box.SIMPLE, show_header=False, show_footer=True)
    table.add_column("feature", footer="score", footer_style="bold")
    table.add_column("weight", justify="right", footer=f"{total:.2f}", footer_style="bold")
    for reason in because:
        style = "green" if reason.weight > 0 else "red" if reason.weight < 0 else "dim"
        table.add_row(reason.feature, Text(f"{reason.weight:+.2f}", style=style))
    return table


def told_places(reading: Reading, claim: Claim) -> Iterator[Text | Table]:
    """For each place of the finding: where it is named, and which places the name may mean."""
    for place in _places(claim):
        mentions = [m for m in reading.mentions if m.place is not None and m.place.id == place.id]
        origin = f"GeoNames {place.id}" if place.id > 0 else "own supplement"
        yield Text.assemble(words.place(place), (f"  {origin}", "dim"))
        if not mentions:
            yield Text("No mention of its own: told by the context.", style="yellow")
            continue
        mention = next((m for m in mentions if _in_evidence(m, claim.evidence)), mentions[0])
        yield Text(f"“{mention.text}” at {mention.start}, one of {len(mentions)}", style="dim")
        yield candidates(mention)


def candidates(mention: Mention) -> Table:
    """The places that a name may mean, the best first, and why."""
    table = Table(box=box.SIMPLE, header_style="dim")
    for column in ("", "place", "level", "score", "because"):
        justify: JustifyMethod = "right" if column == "score" else "left"
        table.add_column(column, justify=justify, no_wrap=column != "because")
    ranked = sorted(mention.candidates, key=lambda candidate: -candidate.score)
    for candidate in ranked:
        won = mention.place is not None and candidate.place.id == mention.place.id
        table.add_row("✓" if won else "", *_candidate(candidate), style="bold" if won else "dim")
    if not ranked and mention.place:
        table.add_row("✓", words.place(mention.place), "", "", "the only place of this name")
    return table


def _candidate(candidate: Candidate) -> tuple[str, str, str, str]:
    place = candidate.place
    name = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    because = ", ".join(f"{reason.feature} {reason.weight:+.2f}" for reason in candidate.because)
    return name, place.level.replace("_", " "), f"{candidate.score:.2f}", because


def _section(title: str) -> Rule:
    return Rule(Text(title, style="bold"), align="left", style="dim")


def _values(claim: Claim) -> Iterator[tuple[str, str]]:
    for info in msgspec.structs.fields(type(claim)):
        value = getattr(claim, info.name)
        if info.name not in _NO_FIELDS and value not in (None, ()):
            yield info.encode_name, _value(value)


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_value(item) for item in value)
    if isinstance(value, Place):
        return words.place(value).plain
    if isinstance(value, When):
        return f"{words.days(value)} ({value.basis}{': ' + value.reason if value.reason else ''})"
    if isinstance(value, msgspec.Struct):
        parts = (getattr(value, info.name) for info in msgspec.structs.fields(value))
        return " ".join(_value(part) for part in parts if part is not None)
    return f"{value:,g}" if isinstance(value, float) else str(value)


def _places(claim: Claim) -> list[Place]:
    spots = (claim.a, claim.b) if isinstance(claim, TieClaim) else (*claim.from_, *claim.to, *claim.where)
    return list({spot.id: spot for spot in spots}.values())


def _paragraph_spans(article: Article, evidence: tuple[Evidence, ...]) -> list[tuple[int, int]]:
    spans = set()
    for item in evidence:
        start = article.text.rfind("\n", 0, item.start) + 1
        end = article.text.find("\n", item.end)
        spans.add((start, len(article.text) if end < 0 else end))
    return sorted(spans)


def _in_evidence(mention: Mention, evidence: tuple[Evidence, ...]) -> bool:
    return any(item.start <= mention.start and mention.end <= item.end for item in evidence)


def _mark(paragraph: Text, style: str, start: int, end: int) -> None:
    if end > 0 and start < len(paragraph):
        paragraph.stylize(style, max(start, 0), min(end, len(paragraph)))
