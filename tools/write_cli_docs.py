#!/usr/bin/env python3
"""Write docs/cli.md from what `--help` prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from cityties.cli import main

PATH = Path(__file__).parent.parent / "docs" / "cli.md"

HEAD = """\
# The command line

What `--help` prints, for every command.  Findings go to standard output, complaints and progress to standard
error; progress is shown only on a terminal, and colour only where there is one (and not with `NO_COLOR`).
"""


def pages(command: click.Command, context: click.Context) -> Iterator[str]:
    """The help of a command and of all its subcommands, each under its heading."""
    yield f"## `{context.command_path}`\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.commands[name]
            yield from pages(
                child, click.Context(child, info_name=name, parent=context, **child.context_settings)
            )


def text() -> str:
    """The whole of docs/cli.md."""
    context = click.Context(main, info_name="cityties", terminal_width=100, **main.context_settings)
    return "\n".join([HEAD, *pages(main, context)])


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
