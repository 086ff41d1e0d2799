"""Who may add pages through the API."""

from __future__ import annotations

from django.db import models


class AccessToken(models.Model):
    """A token that lets its holder add pages through the API; only its digest is kept."""

    name = models.CharField(max_length=100, unique=True, help_text="Whose token it is.")
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token, in hexadecimal.")
    created_at = models.DateTimeField(help_text="When it was made.")
    revoked_at = models.DateTimeField(null=True, help_text="When it was revoked; empty while it holds.")

    def __str__(self) -> str:
        return self.name
