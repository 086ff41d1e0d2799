"""The queue of the review desk; places that people add; who marked a claim in the text."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0004_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnPlace",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        help_text="Negative, below the ids of the library's own.",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("name", models.CharField(help_text="Its usual name in English.", max_length=200)),
                ("names", models.JSONField(default=dict, help_text="A name per language.")),
                ("country", models.CharField(help_text="ISO 3166 code of the country.", max_length=2)),
                ("level", models.CharField(help_text="City, county, prefecture ….", max_length=20)),
                (
                    "within",
                    models.BigIntegerField(
                        help_text="Id of what it lies in, where that is known.", null=True
                    ),
                ),
                ("latitude", models.FloatField(help_text="Degrees north.", null=True)),
                ("longitude", models.FloatField(help_text="Degrees east.", null=True)),
                ("source", models.TextField(help_text="How one knows that there is such a place.")),
                ("by", models.CharField(help_text="User name of who added it.", max_length=150)),
                ("at", models.DateTimeField(help_text="When it was added.")),
            ],
        ),
        migrations.AddField(
            model_name="claim",
            name="by",
            field=models.CharField(
                blank=True,
                help_text="User name of who marked it in the text; empty: the reader.",
                max_length=150,
            ),
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(help_text="Key of the claim.", max_length=24, unique=True)),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "New Tie"), (1, "Contradiction"), (2, "Rest"), (3, "Unsure")],
                        help_text="What kind of news it is.",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        help_text="Its place in the queue: rank, newest day, article, text.",
                        max_length=80,
                        unique=True,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        help_text="Its article.",
                        on_delete=django.db.models.deletion.CASCADE,
                        to="register.article",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        help_text="The claim.",
                        on_delete=django.db.models.deletion.CASCADE,
                        to="register.claim",
                    ),
                ),
            ],
        ),
    ]
