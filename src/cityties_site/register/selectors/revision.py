"""Whether the register was written to since a page was made."""

from __future__ import annotations

from cityties_site.register.models import Revision


def stamp() -> str:
    """Characters that change with every write; empty while nothing was written."""
    return Revision.objects.values_list("stamp", flat=True).first() or ""
