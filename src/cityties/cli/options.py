"""Options that several commands share, and how their values are checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class DateOption(click.ParamType[str]):
    """A date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show the longest form in the help."""
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check that the date exists."""
        match = _DATE.fullmatch(value)
        if match is None:
            self.fail(f"'{value}' is not a date: write 2020-02-11, 2020-02 or 2020.", param, ctx)
        year, month, day = (int(part or 1) for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            self.fail(f"'{value}' is not in the calendar.", param, ctx)
        return str(value)


def reading_options(command: Command) -> Command:
    """The options that tell a reader what the page itself leaves open."""
    for option in (
        click.option(
            "--address", metavar="URL", help="Where the page was fetched from, for a file or standard input."
        ),
        click.option(
            "--today", type=DateOption(), help="No page is later than this day; never taken as a date."
        ),
        click.option("--published", type=DateOption(), help="When the page was published, if you know it."),
    ):
        command = option(command)
    return command
