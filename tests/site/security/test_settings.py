"""The settings of a public server."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CHOSEN = {
    "CITYTIES_SECRET_KEY": "a-key-of-the-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "CITYTIES_HOSTS": "ties.example.org",
    "CITYTIES_SITE_ADDRESS": "https://ties.example.org",
    "DJANGO_SETTINGS_MODULE": "cityties_site.settings.production",
}
SHOW = """
import django
django.setup()
from django.conf import settings as s
print(s.DEBUG, s.CITYTIES_SHOW_MACHINE_READ)
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT)
"""


def run(*arguments: str, folder, **changes: str):
    """Run Python with the settings of production, and no others."""
    known = {k: v for k, v in os.environ.items() if not k.startswith(("CITYTIES_", "DATABASE_", "DJANGO_"))}
    environment = {**known, **CHOSEN, "CITYTIES_SITE_DATA": str(folder), **changes}
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_the_check_for_deployment_finds_nothing(tmp_path):
    """Is `check --deploy` clean, warnings too?"""
    done = run("-m", "cityties_site.manage", "check", "--deploy", "--fail-level", "INFO", folder=tmp_path)
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("name", ["CITYTIES_SECRET_KEY", "CITYTIES_HOSTS"])
def test_what_must_be_chosen_is_asked_for(tmp_path, name):
    """Does the server not start without it, and say what to set?"""
    done = run("-c", SHOW, folder=tmp_path, **{name: ""})
    assert (done.returncode, f"{name} is not set" in done.stderr) == (1, True)


def test_what_nobody_reviewed_is_off_unless_chosen(tmp_path):
    """Are the pages of a public server kept to what people have accepted, and is everything sent by HTTPS?"""
    assert run("-c", SHOW, folder=tmp_path).stdout.split() == ["False", "False", "True", "True", "True"]
    chosen = run("-c", SHOW, folder=tmp_path, CITYTIES_SHOW_MACHINE_READ="1")
    assert chosen.stdout.split()[1] == "True"
