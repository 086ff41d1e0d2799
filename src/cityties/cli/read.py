"""`cityties read`: pages in, findings out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click
import msgspec
from rich.progress import track

import cityties
from cityties import InputError, Reading
from cityties.cli import inputs, table
from cityties.cli.consoles import complain, stderr, stdout
from cityties.cli.options import reading_options

SOME_FAILED, NOTHING_FOUND = 1, 3


@dataclass
class Count:
    """What one run has seen."""

    readings: int = 0
    claims: int = 0
    failed: int = 0

    def failure(self, error: InputError) -> None:
        """Count an input that could not be read, and say so on standard error."""
        complain(str(error))
        self.failed += 1

    @property
    def exit_code(self) -> int:
        """0 fine, 1 some input could not be read, 3 all were read and nothing was found."""
        if self.failed:
            return SOME_FAILED
        return 0 if self.claims else NOTHING_FOUND


@click.command(context_settings={"show_default": True})
@click.argument("names", metavar="FILE|DIR|URL|-…", nargs=-1, required=True)
@click.option("--table", "as_table", is_flag=True, help="Print a table for a person instead of JSON.")
@reading_options
@click.pass_context
def read(
    ctx: click.Context,
    *,
    names: tuple[str, ...],
    as_table: bool,
    published: str | None,
    today: str | None,
    address: str | None,
) -> None:
    """Read news pages and print what they say of ties and exchanges between cities.

    Each input is a file (HTML or saved text), a directory of such files, an address, or - for standard
    input.  One JSON object a line is printed for each page; with --table, a table for a person.

    \b
    Examples:
      cityties read examples/pages --table
      cityties read kofu.html --published 2020-02-12
      cityties read https://example.org/news/123 > readings.jsonl
      curl -s https://example.org/news/123 | cityties read - --address https://example.org/news/123

    \b
    Exit codes:
      0  every input was read
      1  some input could not be read (the others were)
      2  the command was not understood
      3  every input was read, and nothing was found in any
    """
    if address is not None and len(names) > 1:
        raise click.UsageError("--address belongs to one page: give one input with it.")
    count, console = Count(), stdout()
    for reading in _readings(names, count, published=published, today=today, address=address):
        if as_table:
            table.show(console, reading)
        else:
            sys.stdout.buffer.write(msgspec.json.encode(reading) + b"\n")
            sys.stdout.buffer.flush()
    if as_table and count.readings != 1:
        console.print(table.total(count.readings, count.claims, failed=count.failed), style="bold")
    ctx.exit(count.exit_code)


def _readings(
    names: tuple[str, ...], count: Count, *, published: str | None, today: str | None, address: str | None
) -> Iterator[Reading]:
    """Read each input; what cannot be read is told and counted, and the others go on."""
    for name in _with_progress(_expanded(names, count)):
        try:
            page = inputs.load(name, address=address)
            reading = cityties.read_page(page, published=published, today=today)
        except InputError as error:
            count.failure(error)
        else:
            count.readings += 1
            count.claims += len(reading.claims)
            yield reading


def _expanded(names: tuple[str, ...], count: Count) -> list[str]:
    expanded: list[str] = []
    for name in names:
        try:
            expanded += inputs.expand(name)
        except InputError as error:
            count.failure(error)
    return expanded


def _with_progress(names: list[str]) -> Iterator[str]:
    """Show progress where somebody watches standard error and the findings go elsewhere."""
    watched = sys.stderr.isatty() and not sys.stdout.isatty() and len(names) > 1
    yield from track(names, "Reading", console=stderr(), transient=True, disable=not watched)
