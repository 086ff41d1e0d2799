"""`python -m cityties_site.manage bring_stories FOLDER`: stories that lie in files, published."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cityties import InputError
from cityties_site.stories import services


class Command(BaseCommand):
    """Bring the stories of a folder: in each folder of it, `story.yml` and perhaps `picture.jpg`."""

    help = "Publish the stories of a folder; those that are there already stay as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Bring them."""
        try:
            number = services.bring(options["folder"])
        except InputError as error:
            raise CommandError(str(error)) from error
        self.stderr.write(f"{number} new stories.")
