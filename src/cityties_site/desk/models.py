"""The desk's own state: whose turn a claim is, what was decided how fast, what is not stored yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Lease(models.Model):
    """A claim that lies before one reviewer, and before nobody else until the lease ends."""

    key = models.CharField(max_length=24, unique=True, help_text="Key of the claim.")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, help_text="The reviewer who has it."
    )
    until = models.DateTimeField(db_index=True, help_text="When somebody else may have it.")
    taken_at = models.DateTimeField(help_text="When the reviewer was given it.")

    def __str__(self) -> str:
        return self.key


class Decision(models.Model):
    """One act of a reviewer, with the judgements that it wrote; its client's id makes it count once."""

    client_id = models.CharField(
        max_length=64,
        unique=True,
        help_text="Made by the browser: the same decision sent again has the same.",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, help_text="Who decided.")
    verdict = models.CharField(max_length=10, help_text="Accept, reject, correct, unsure, same or different.")
    claims = models.JSONField(default=list, help_text="Keys of the claims it is about: several in a batch.")
    judgements = models.JSONField(default=list, help_text="Numbers of the judgements that it wrote.")
    seconds = models.FloatField(null=True, help_text="From when the claim was shown until it was decided.")
    at = models.DateTimeField(db_index=True, help_text="When it was decided.")
    undone_at = models.DateTimeField(null=True, help_text="When the same person took it back.")

    def __str__(self) -> str:
        return f"{self.verdict} {self.client_id}"


class Draft(models.Model):
    """Pages that were read and looked at, and are not in the register yet."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, help_text="Who gave them.")
    at = models.DateTimeField(db_index=True, help_text="When they were read.")
    readings = models.BinaryField(help_text="What was read, as compressed JSON lines.")
    failed = models.JSONField(default=list, help_text="What could not be read, and why.")

    def __str__(self) -> str:
        return f"{self.pk}"
