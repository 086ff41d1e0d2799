"""For the tests: like development, with a database in memory (or that of DATABASE_URL) and quick passwords."""

from __future__ import annotations

import os

from cityties_site.settings.base import BUSY_SECONDS
from cityties_site.settings.development import *  # noqa: F403 - settings are layered so

if not os.environ.get("DATABASE_URL"):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
            "OPTIONS": {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE"},
        }
    }
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
