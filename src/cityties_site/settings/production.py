"""For a public server.  What must be chosen has no default; see docs/running-a-portal.md."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

from cityties_site.settings.base import *


def _required(name: str, what: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {what}. See docs/running-a-portal.md.")
    return value


DEBUG = False
SECRET_KEY = _required("CITYTIES_SECRET_KEY", "50 or more random characters that stay the same")
ALLOWED_HOSTS = _required("CITYTIES_HOSTS", "the host names of the portal, separated by commas").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
NINJA_NUM_PROXIES = int(os.environ.get("CITYTIES_PROXIES", "1"))
CITYTIES_SHOW_MACHINE_READ = os.environ.get("CITYTIES_SHOW_MACHINE_READ", "") == "1"

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
