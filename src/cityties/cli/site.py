"""Commands of the register and the portal: `cityties add`, `rebuild`, `backup`, `restore`, `serve`, `token`.

They need the `site` extra; nothing of it is imported before one of them is run.
"""

from __future__ import annotations

import importlib
from typing import Any

import click

from cityties.errors import CityTiesError

MISSING = "the register is not installed. Install it with: pip install 'cityties[site]'"


def register() -> Any:
    """The module that does the work, with the database made ready.

    Raises:
        CityTiesError: the `site` extra is not installed.
    """
    try:
        commands = importlib.import_module("cityties_site.commands")
    except ModuleNotFoundError as error:
        if error.name and error.name.split(".")[0].startswith("cityties"):
            raise
        raise CityTiesError(f"{MISSING} ({error.name} is missing.)") from error
    commands.set_up()
    return commands


@click.command()
@click.argument("names", metavar="FILE|DIR|URL|JSONL...", nargs=-1, required=True)
@click.option("--reader", help="Version of the reader that made the JSON lines; this version unless given.")
@click.option(
    "--again", is_flag=True, help="Read pages anew that this version of the reader has read before."
)
@click.pass_context
def add(ctx: click.Context, *, names: tuple[str, ...], reader: str | None, again: bool) -> None:
    """Read pages and load what they say into the register.

    JSON lines are those that `cityties read` prints.  Pages that are known already are not read again, so a
    command that was interrupted can simply be given once more.

    \b
    Examples:
      cityties add examples/pages
      cityties add https://example.org/news/123
      cityties read pages > readings.jsonl; cityties add readings.jsonl
    """
    ctx.exit(register().add(names, reader=reader, again=again))


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; print what a rebuild would change.")
@click.pass_context
def rebuild(ctx: click.Context, *, check: bool) -> None:
    """Work out ties, exchanges and places anew from claims and judgements.

    \b
    Exit codes:
      0  rebuilt; with --check: a rebuild would change nothing
      1  with --check: a rebuild would change something
    """
    ctx.exit(register().rebuild(check=check))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True))
def backup(*, file: str) -> None:
    """Write everything that cannot be rebuilt, and the pictures, into one FILE."""
    register().backup(file)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--replace", is_flag=True, help="Replace what the database holds.")
def restore(*, file: str, replace: bool) -> None:
    """Restore a register from a backup FILE, into an empty database unless --replace is given."""
    register().restore(file, replace=replace)


@click.command()
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--processes", default=1, show_default=True, help="How many processes answer.")
def serve(*, host: str, port: int, processes: int) -> None:
    """Serve the portal."""
    register().serve(host=host, port=port, processes=processes)


@click.command()
@click.argument("name")
@click.option("--revoke", is_flag=True, help="Let the token of this name hold no longer.")
def token(*, name: str, revoke: bool) -> None:
    """Make a token with which NAME may add pages through the API; it is printed once."""
    register().token(name, revoke=revoke)


COMMANDS = (add, rebuild, backup, restore, serve, token)
