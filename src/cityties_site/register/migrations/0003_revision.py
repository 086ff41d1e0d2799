"""A stamp that changes with every write; facets and anniversaries are found along an index."""

from __future__ import annotations

from django.db import migrations, models

NAME = "Place, pair, gift, country, field, language or claim."
IN_TIME = ["scope", "name", "value", "first_day", "row", "kind", "status"]
ANNIVERSARY = ["audience", "until_day", "status", "fifth", "month_day", "first_day", "id"]
FILL = """
UPDATE register_{thing}facet SET
    kind = (SELECT kind FROM register_{thing} WHERE id = row_id),
    status = (SELECT status FROM register_{thing} WHERE id = row_id)
"""
GIFTS = """
INSERT INTO register_exchangefacet (scope, name, value, first_day, row_id, kind, status)
SELECT scope, 'gift', value, first_day, row_id, kind, status FROM register_exchangefacet
WHERE name = 'place' AND kind IN ('gift', 'donation')
"""
FIFTH = """
UPDATE register_tie SET fifth = CAST(SUBSTR(first_day, 1, 4) AS INTEGER) % 5 WHERE first_day <> ''
"""
"""As `cityties rebuild` would make them."""


def facet(thing: str) -> list[migrations.operations.base.Operation]:
    """Kind and status in the facets of ties or exchanges, and in their index."""
    model = f"{thing}facet"
    kind = models.CharField(help_text="As in the row itself, to filter by.", max_length=20, default="")
    status = models.CharField(help_text="As in the row itself, to filter by.", max_length=10, default="")
    return [
        migrations.AddField(model, "kind", kind, preserve_default=False),
        migrations.AddField(model, "status", status, preserve_default=False),
        migrations.AlterField(model, "name", models.CharField(help_text=NAME, max_length=10)),
        migrations.RunSQL(FILL.format(thing=thing), migrations.RunSQL.noop),
        migrations.RemoveIndex(model, f"{thing}_facet_in_time"),
        migrations.AddIndex(model, models.Index(fields=IN_TIME, name=f"{thing}_facet_in_time")),
    ]


class Migration(migrations.Migration):
    dependencies = [("register", "0002_search")]
    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stamp",
                    models.CharField(
                        help_text="Random characters, other ones after every write.", max_length=32
                    ),
                ),
            ],
        ),
        *facet("tie"),
        *facet("exchange"),
        migrations.RunSQL(GIFTS, migrations.RunSQL.noop),
        migrations.AddField(
            "tie",
            "fifth",
            models.PositiveSmallIntegerField(
                help_text="Its first year modulo 5: every fifth year is a round one; empty where unknown.",
                null=True,
            ),
        ),
        migrations.RunSQL(FIFTH, migrations.RunSQL.noop),
        migrations.RemoveIndex("tie", "tie_by_anniversary"),
        migrations.AddIndex("tie", models.Index(fields=ANNIVERSARY, name="tie_by_anniversary")),
    ]
