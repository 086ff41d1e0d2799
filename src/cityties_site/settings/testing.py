"""For the tests: like development, in memory (or in DATABASE_URL's database), with quick passwords."""

from __future__ import annotations

import os

from cityties_site.settings.databases import BUSY_SECONDS
from cityties_site.settings.development import *

if not os.environ.get("DATABASE_URL"):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
            "OPTIONS": {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE"},
        }
    }
if os.environ.get("CITYTIES_TEST_TEMPLATE"):  # a database whose tables are made: see tools.with_postgresql
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["CITYTIES_TEST_TEMPLATE"]}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CITYTIES_PAGE_MEMORY = 0  # pages are made anew each time, but where a test keeps them
AXES_ENABLED = False  # but where a test signs in with wrong passwords
