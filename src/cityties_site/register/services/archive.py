"""Backups: everything that cannot be rebuilt, as JSON lines, and the pictures, in one ZIP; on any database.

A backup of SQLite can be restored on PostgreSQL, and the other way round.  What is derived is not in it: that
is rebuilt when the backup is restored.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import connection, transaction

import cityties
from cityties.errors import InputError
from cityties_site.register.models import DERIVED, Page
from cityties_site.register.services.rebuilding import rebuild
from cityties_site.register.services.writing import write

FORMAT = 1
NOT_KEPT = {
    "sessions.session",
    "admin.logentry",
    "register.revision",
    "axes.accessattempt",
    "axes.accessattemptexpiration",
    "axes.accessfailurelog",
    "axes.accesslog",
    "wagtailsearch.sqliteftsindexentry",  # SQLite writes it itself, whenever an entry is written
}
"""Who is signed in just now is nobody's history; and a restore is a write like others."""
AT_ONCE = 1000


@dataclass(frozen=True)
class Summary:
    """What a backup holds: how many rows of how many tables, and how many files."""

    tables: int
    rows: int
    files: int

    def __str__(self) -> str:
        return f"{self.rows:,} rows of {self.tables} tables, {self.files:,} files"


def backup(target: Path) -> Summary:
    """Write a backup; it appears at its place when it is whole."""
    beside = target.with_name(f"{target.name}.new")
    with transaction.atomic(), zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        _see_one_state()
        counts = {model._meta.label_lower: _write_table(archive, model) for model in _models()}
        files = [_write_file(archive, path) for path in _media()]
        manifest = {
            "format": FORMAT,
            "version": cityties.__version__,
            "made": datetime.now(UTC).isoformat(),
            "tables": counts,
            "files": len(files),
        }
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    beside.replace(target)
    return Summary(len(counts), sum(counts.values()), len(files))


def restore(source: Path, *, replace: bool = False) -> Summary:
    """Restore a backup, whole or not at all, and rebuild what is derived.

    Raises:
        InputError: this is no backup, or not one of this version; or the register is not empty.
    """
    if not zipfile.is_zipfile(source):
        raise InputError(str(source), "this is no backup", remedy="Give a file that `cityties backup` wrote.")
    with zipfile.ZipFile(source) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        if manifest["format"] != FORMAT:
            remedy = f"Restore it with version {manifest['version']} of CityTies."
            raise InputError(str(source), "this backup has another format", remedy=remedy)
        if Page.objects.exists() and not replace:
            remedy = "Restore into a new database, or say --replace."
            raise InputError(str(source), "the register is not empty", remedy=remedy)
        write(lambda: _restore_tables(archive, manifest["tables"]))
        files = _restore_files(archive)
    return Summary(len(manifest["tables"]), sum(manifest["tables"].values()), files)


def _models() -> list[Any]:
    """Every table that is kept, those that others point at first."""
    kept = [m for m in apps.get_models(include_auto_created=True) if m not in DERIVED and not m._meta.proxy]
    kept = [m for m in kept if m._meta.managed and m._meta.label_lower not in NOT_KEPT]
    kept = [m for m in kept if not m._meta.abstract and not m._meta.swapped]
    # Some models look their content type up as soon as they are made, and make it where it is missing.
    return sorted(kept, key=lambda model: model is not ContentType)


def _see_one_state() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _write_table(archive: zipfile.ZipFile, model: Any) -> int:
    number = 0
    with archive.open(f"tables/{model._meta.label_lower}.jsonl", "w", force_zip64=True) as raw:
        lines = TextIOWrapper(raw, encoding="utf-8", write_through=True)
        rows = model._base_manager.order_by("pk").iterator(chunk_size=AT_ONCE)
        for row in rows:
            lines.write(serializers.serialize("jsonl", [row]))
            number += 1
        lines.flush()
        lines.detach()
    return number


def _write_file(archive: zipfile.ZipFile, path: Path) -> str:
    name = path.relative_to(settings.MEDIA_ROOT).as_posix()
    archive.write(path, f"media/{name}")
    return name


def _media() -> list[Path]:
    folder = Path(settings.MEDIA_ROOT)
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def _restore_tables(archive: zipfile.ZipFile, tables: dict[str, int]) -> None:
    models = _models()
    with connection.constraint_checks_disabled():
        _empty([*models, *DERIVED])
        ContentType.objects.clear_cache()
        for model in models:
            name = model._meta.label_lower
            if name in tables:
                _restore_table(archive, model, name)
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    rebuild()


def _empty(models: list[Any]) -> None:
    quoted = [connection.ops.quote_name(model._meta.db_table) for model in models]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(quoted)} CASCADE")
        else:
            for table in quoted:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables


def _restore_table(archive: zipfile.ZipFile, model: Any, name: str) -> None:
    rows = _rows(archive, name)
    while group := list(islice(rows, AT_ONCE)):
        if model._meta.parents or any(row.m2m_data for row in group):
            for row in group:
                row.save()
        else:
            model._base_manager.bulk_create([row.object for row in group])


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[Any]:
    with archive.open(f"tables/{name}.jsonl") as raw:
        for line in TextIOWrapper(raw, encoding="utf-8"):
            if line.strip():
                yield _row(line, name)


def _row(line: str, name: str) -> Any:
    try:
        return next(serializers.deserialize("jsonl", line))
    except DeserializationError as error:
        remedy = "Take another backup; nothing was changed."
        raise InputError(name, "this table of the backup is damaged", remedy=remedy) from error


def _restore_files(archive: zipfile.ZipFile) -> int:
    names = [name for name in archive.namelist() if name.startswith("media/")]
    root = Path(settings.MEDIA_ROOT).resolve()
    for name in names:
        target = (root / name.removeprefix("media/")).resolve()
        if not target.is_relative_to(root):
            raise InputError(
                name, "the backup has a file outside its folder", remedy="Do not trust this backup."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(name))
    return len(names)
