"""Django's own commands: `python -m cityties_site.manage check --deploy`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run one of Django's commands; DJANGO_SETTINGS_MODULE chooses the settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityties_site.settings.development")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the settings are chosen

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
