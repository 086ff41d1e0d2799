"""The command line: `cityties read`, `cityties explain` and `cityties places`."""

from cityties.cli.app import main

__all__ = ["main"]
