"""Backups, tested by restoring."""

from __future__ import annotations

import zipfile

import pytest
from tests.site.register.pages import DAY_1, DAY_2, page, since, visit

from cityties import InputError
from cityties_site.register import services
from cityties_site.register.models import AccessToken, Claim, Page
from cityties_site.register.services import archive
from cityties_site.register.services.rebuilding import snapshot


@pytest.fixture
def backup(transactional_db, tmp_path):
    """A backup of a small register with a judgement, and what the register held."""
    services.load([page("a", since("1984"), visit("2019"))], reader="1.0", at=DAY_1)
    services.judge("accept", Claim.objects.first().key, by="mei", at=DAY_2)
    services.make_token("mei")
    archive.backup(tmp_path / "backup.zip")
    return tmp_path / "backup.zip", snapshot()


def test_what_was_backed_up_is_restored(backup):
    """Does the register hold the same after a restore, though it held something else?"""
    path, before = backup
    services.load([page("other", since("1999"))], reader="1.0", at=DAY_2)
    archive.restore(path, replace=True)
    assert snapshot() == before
    assert AccessToken.objects.count() == 1
    services.load([page("later", since("1985"))], reader="1.0", at=DAY_2)  # numbers go on where they were
    assert Page.objects.count() == 2


def test_a_register_is_not_replaced_unasked(backup):
    """Is a restore into a register that holds something refused?"""
    with pytest.raises(InputError, match="not empty"):
        archive.restore(backup[0])


def test_what_is_no_backup_is_refused(backup, tmp_path):
    """Is another file refused, and nothing changed?"""
    other = tmp_path / "other.zip"
    other.write_text("no")
    with pytest.raises(InputError, match="no backup"):
        archive.restore(other, replace=True)
    assert Page.objects.count() == 1


def test_a_damaged_backup_changes_nothing(backup, tmp_path):
    """Is a backup restored whole or not at all?"""
    path, before = backup
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(damaged, "w") as broken:
        for name in whole.namelist():
            content = whole.read(name)
            broken.writestr(
                name, content[: len(content) // 2] if name.endswith("register.claim.jsonl") else content
            )
    with pytest.raises(InputError, match="damaged"):
        archive.restore(damaged, replace=True)
    assert snapshot() == before
