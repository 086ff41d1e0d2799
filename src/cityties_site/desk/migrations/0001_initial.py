"""Leases, decisions and drafts."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "client_id",
                    models.CharField(
                        help_text="Made by the browser: the same decision sent again has the same.",
                        max_length=64,
                        unique=True,
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        help_text="Accept, reject, correct, unsure, same or different.", max_length=10
                    ),
                ),
                (
                    "claims",
                    models.JSONField(
                        default=list, help_text="Keys of the claims it is about: several in a batch."
                    ),
                ),
                (
                    "judgements",
                    models.JSONField(default=list, help_text="Numbers of the judgements that it wrote."),
                ),
                (
                    "seconds",
                    models.FloatField(
                        help_text="From when the claim was shown until it was decided.", null=True
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, help_text="When it was decided.")),
                (
                    "undone_at",
                    models.DateTimeField(help_text="When the same person took it back.", null=True),
                ),
                (
                    "by",
                    models.ForeignKey(
                        help_text="Who decided.",
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, help_text="When they were read.")),
                ("readings", models.BinaryField(help_text="What was read, as compressed JSON lines.")),
                ("failed", models.JSONField(default=list, help_text="What could not be read, and why.")),
                (
                    "by",
                    models.ForeignKey(
                        help_text="Who gave them.",
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Lease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(help_text="Key of the claim.", max_length=24, unique=True)),
                ("until", models.DateTimeField(db_index=True, help_text="When somebody else may have it.")),
                ("taken_at", models.DateTimeField(help_text="When the reviewer was given it.")),
                (
                    "holder",
                    models.ForeignKey(
                        help_text="The reviewer who has it.",
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
