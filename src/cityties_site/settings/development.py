"""On one's own machine: `make run`.  Shows what nobody has reviewed yet, marked as machine-read."""

from __future__ import annotations

import os

from cityties_site.settings.base import *

DEBUG = os.environ.get("CITYTIES_DEBUG", "") == "1"
SECRET_KEY = "only-for-this-machine-never-for-a-public-server"  # noqa: S105 - says so itself
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
CITYTIES_SHOW_MACHINE_READ = True
CITYTIES_LOCAL_LOGIN = not os.environ.get("DATABASE_URL")
"""Whether `cityties serve` makes a login for the desk: only here, and only for the register in the folder."""
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = None  # type: ignore[assignment]  # static files are served from the packages that they come with
