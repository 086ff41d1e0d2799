"""Signing in: throttled, ended after a day, and never led elsewhere."""

from __future__ import annotations

import stat

import pytest
from django.conf import settings as own
from django.contrib.auth import get_user_model
from django.test import Client

from cityties_site.register.services.people import local_login

pytestmark = pytest.mark.django_db
SIGN_IN = "/desk/sign-in/"


@pytest.fixture
def mei():
    """Somebody with a password."""
    return get_user_model().objects.create_user("mei", password="right and long")


def sign_in(client, password: str, **more):
    return client.post(SIGN_IN, {"username": "mei", "password": password, **more})


def test_a_wrong_password_five_times_makes_one_wait(client, mei, settings):
    """Is the right password refused after five wrong ones, and is somebody else let in meanwhile?"""
    settings.AXES_ENABLED = True
    answers = [sign_in(client, f"wrong {number}").status_code for number in range(5)]
    assert (answers[:4], answers[4]) == ([200] * 4, 429)
    assert sign_in(client, "right and long").status_code == 429
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), "right and long").status_code == 302


def test_the_wait_is_not_escaped_by_another_address(client, mei, settings):
    """Is who claims to come from elsewhere with each attempt made to wait all the same?"""
    settings.AXES_ENABLED = True
    forged = [{"x-forwarded-for": f"10.0.0.{number}"} for number in range(5)]
    answers = [
        client.post(SIGN_IN, {"username": "mei", "password": "wrong"}, headers=headers).status_code
        for headers in forged
    ]
    assert answers[-1] == 429


def test_a_session_ends(client, mei):
    """Does the session's cookie end after twelve hours, and may no script read it?"""
    answer = sign_in(client, "right and long")
    cookie = answer.cookies[own.SESSION_COOKIE_NAME]
    assert (cookie["max-age"], bool(cookie["httponly"]), cookie["samesite"]) == (12 * 3600, True, "Lax")


@pytest.mark.parametrize("where", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(client, mei, where):
    """Is a way back that leads to another site left out?"""
    assert sign_in(client, "right and long", next=where)["Location"] == "/desk/"


def test_a_forged_form_is_refused(mei):
    """Is a form without its token refused?"""
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, "right and long").status_code == 403


def test_passwords_are_kept_as_argon2():
    """Are the passwords of a real server kept by a function that is slow to guess?"""
    from cityties_site.settings import base  # noqa: PLC0415 - the tests' own settings are quicker

    assert base.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_the_login_of_ones_own_machine(client, tmp_path):
    """Is it made once, kept for its owner alone, and does it open the desk?"""
    name, password = local_login(tmp_path)
    assert local_login(tmp_path) == (name, password)
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(password) >= 16
    client.post(SIGN_IN, {"username": name, "password": password})
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize("path", ["/desk/sign-in/", "/desk/"])
def test_the_desk_is_kept_nowhere(client, admin_client, path):
    """Is no page of the desk kept by a browser or a proxy, and is its policy that of the public pages?"""
    answer = admin_client.get(path)
    assert "no-store" in answer["Cache-Control"]
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_the_admin_loads_nothing_from_elsewhere(admin_client):
    """Has the editors' admin a policy under which nothing comes from or goes to another server?"""
    policy = admin_client.get("/admin/")["Content-Security-Policy"]
    sources = {source for rule in policy.split(";") for source in rule.split()[1:]}
    assert sources <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert "default-src 'none'" in policy
