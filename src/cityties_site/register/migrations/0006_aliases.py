"""What else an added place is called."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0005_waiting")]

    operations = [
        migrations.AddField(
            model_name="ownplace",
            name="aliases",
            field=models.JSONField(default=list, help_text="What else it is called, in any language."),
        ),
    ]
