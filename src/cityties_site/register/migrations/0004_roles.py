"""The groups that people belong to."""

from __future__ import annotations

from typing import Any

from django.db import migrations

ROLES = ("reader", "reviewer", "editor", "administrator")


def make_groups(apps: Any, schema_editor: Any) -> None:
    groups = apps.get_model("auth", "Group")
    for name in ROLES:
        groups.objects.using(schema_editor.connection.alias).get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("register", "0003_revision"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
