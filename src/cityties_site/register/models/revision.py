"""Whether anything was written since a page was made."""

from __future__ import annotations

from django.db import models


class Revision(models.Model):
    """One row, whose stamp changes with every write: a page made under another stamp is out of date."""

    stamp = models.CharField(max_length=32, help_text="Random characters, other ones after every write.")

    def __str__(self) -> str:
        return self.stamp
