"""A stamp that changes with every write; gifts and donations are found by themselves."""

from __future__ import annotations

from django.db import migrations, models

NAME = "Place, pair, gift, country, field, language or claim."
GIFTS = """
INSERT INTO register_exchangefacet (scope, name, value, first_day, row_id)
SELECT facet.scope, 'gift', facet.value, facet.first_day, facet.row_id
FROM register_exchangefacet facet JOIN register_exchange exchange ON exchange.id = facet.row_id
WHERE facet.name = 'place' AND exchange.kind IN ('gift', 'donation')
"""
"""As `cityties rebuild` would make them."""


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
        migrations.AlterField(
            model_name="exchangefacet",
            name="name",
            field=models.CharField(help_text=NAME, max_length=10),
        ),
        migrations.AlterField(
            model_name="tiefacet",
            name="name",
            field=models.CharField(help_text=NAME, max_length=10),
        ),
        migrations.RunSQL(GIFTS, migrations.RunSQL.noop),
    ]
