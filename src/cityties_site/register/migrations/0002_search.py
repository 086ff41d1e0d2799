"""The index of words: SQLite's FTS5, kept by triggers, or PostgreSQL's own (`simple`)."""

from __future__ import annotations

from typing import Any

from django.db import migrations

COLUMNS = "words, scope, what"
OLD, NEW = ("".join(f", {row}.{name}" for name in COLUMNS.split(", ")) for row in ("old", "new"))
ADD = f"INSERT INTO register_search(rowid, {COLUMNS}) VALUES (new.id{NEW});"  # noqa: S608 - our own names
REMOVE = f"INSERT INTO register_search(register_search, rowid, {COLUMNS}) VALUES ('delete', old.id{OLD});"  # noqa: S608 - our own names
SQLITE = (
    f"CREATE VIRTUAL TABLE register_search USING fts5({COLUMNS},"
    " content='register_searchentry', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    f"CREATE TRIGGER register_search_added AFTER INSERT ON register_searchentry BEGIN {ADD} END",
    f"CREATE TRIGGER register_search_removed AFTER DELETE ON register_searchentry BEGIN {REMOVE} END",
    f"CREATE TRIGGER register_search_changed AFTER UPDATE ON register_searchentry BEGIN {REMOVE} {ADD} END",
)
POSTGRESQL = (
    "CREATE INDEX register_search ON register_searchentry USING gin (to_tsvector('simple', words))",
    # Names are looked up by how they begin, in the order of their bytes, whatever the database's locale.
    'CREATE INDEX register_name_c ON register_placename (folded COLLATE "C")',
)


def create_index(apps: Any, schema_editor: Any) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_initial")]
    operations = [migrations.RunPython(create_index, migrations.RunPython.noop)]
