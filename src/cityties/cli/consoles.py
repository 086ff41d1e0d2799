"""Where the commands write: findings to standard output, complaints and progress to standard error."""

from __future__ import annotations

import io
import sys

import click
from rich.console import Console


def stdout() -> Console:
    """A console for findings: as wide as the terminal, or 80 columns (or COLUMNS) where there is none.

    Where the output cannot hold a letter (a terminal set to ASCII), a question mark stands for it.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, soft_wrap=False)


def stderr() -> Console:
    """A console for progress and complaints."""
    return Console(stderr=True, highlight=False)


def complain(message: str) -> None:
    """Print one complaint on standard error, in red where the terminal has colours."""
    click.secho(f"cityties: {message}", err=True, fg="red" if sys.stderr.isatty() else None)
