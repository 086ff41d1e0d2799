"""The login that a register on one's own machine comes with."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model

LOCAL = "desk"
"""Its user name."""
FILE = "desk-password.txt"


def local_login(folder: Path) -> tuple[str, str]:
    """Name and password of an administrator for the register in a folder; made the first time, then kept.

    The password is random and lies in the folder, in a file that only its owner may read.
    """
    file = folder / FILE
    if not file.exists():
        _write_for_owner(file, secrets.token_urlsafe(12))
    password = file.read_text(encoding="utf-8").strip()
    user, _created = get_user_model().objects.get_or_create(
        username=LOCAL, defaults={"is_superuser": True, "is_staff": True}
    )
    if not user.check_password(password):
        user.set_password(password)
        user.save()
    return LOCAL, password


def _write_for_owner(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(f"{text}\n")
