"""`cityties explain`: why a finding was made, word by word."""

from __future__ import annotations

import click
from rich.console import Console

import cityties
from cityties import Claim, Reading
from cityties.cli import inputs, table
from cityties.cli.consoles import stdout
from cityties.cli.explanation import show
from cityties.cli.options import reading_options


@click.command()
@click.argument("name", metavar="FILE|URL|-")
@click.argument("which", metavar="[N|CLAIM-ID]", required=False)
@reading_options
def explain(
    *, name: str, which: str | None, published: str | None, today: str | None, address: str | None
) -> None:
    """Show why a finding was made: its sentence, fields, features and places.

    Without a number (or the claim's id, or its beginning), the findings are listed with their numbers.

    \b
    Examples:
      cityties explain kofu.html
      cityties explain kofu.html 2
      cityties explain kofu.html 5f0c1d
    """
    page = inputs.load(name, address=address)
    reading = cityties.read_page(page, published=published, today=today)
    console = stdout()
    if which is None:
        _list(console, reading, name)
    else:
        show(console, reading, pick(reading, which))


def pick(reading: Reading, which: str) -> Claim:
    """Find a claim by its number from 1, or by its id or the beginning of its id.

    Raises:
        click.UsageError: there is none, or more than one begins so.
    """
    if not reading.claims:
        raise click.UsageError("Nothing was found on this page, so there is no finding to explain.")
    by_id = [claim for claim in reading.claims if claim.id.startswith(which)]
    if which.isdecimal() and 1 <= int(which) <= len(reading.claims):
        return reading.claims[int(which) - 1]
    if len(by_id) == 1:
        return by_id[0]
    if by_id:
        raise click.UsageError(
            f"{len(by_id)} findings have an id that begins with '{which}': write more of it."
        )
    raise click.UsageError(
        f"There is no finding '{which}' on this page. "
        f"Give a number from 1 to {len(reading.claims)}, or the beginning of a claim's id."
    )


def _list(console: Console, reading: Reading, name: str) -> None:
    table.show(console, reading)
    if reading.claims:
        console.print(f"To see why one was made: cityties explain {name} 1", style="dim", soft_wrap=True)
