"""The command `cityties` and its subcommands."""

from __future__ import annotations

import difflib
from typing import Any

import click

from cityties import CityTiesError, __version__
from cityties.cli.consoles import complain
from cityties.cli.explain import explain
from cityties.cli.places import places
from cityties.cli.read import read
from cityties.cli.site import COMMANDS


class Commands(click.Group):
    """A group that knows what was meant, and prints the project's errors as one clear message."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand, or say which one may have been meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1, cutoff=0.5)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; an error of the project ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except CityTiesError as error:
            complain(str(error))
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="cityties")
def main() -> None:
    """Read news pages for the ties between cities and the exchanges that give them life.

    \b
    Examples:
      cityties read page.html --table
      cityties read https://example.org/news/123 > readings.jsonl
      cityties explain page.html 1
      cityties places Springfield --country US
    """


main.add_command(read)
main.add_command(explain)
main.add_command(places)
for command in COMMANDS:
    main.add_command(command)
