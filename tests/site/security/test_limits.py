"""How much and how often somebody may ask, and add."""

from __future__ import annotations

import json

import pytest

from cityties_site.register import services

pytestmark = pytest.mark.django_db


def add(client, token: str, content: str, **more):
    headers = {"Authorization": f"Bearer {token}", **more}
    body = json.dumps({"content": content})
    return client.post("/api/pages", body, content_type="application/json", headers=headers)


def test_a_page_that_is_too_large_is_refused(client, settings):
    """Is a page refused that is larger than the setting, and a request before it is read?"""
    token = services.make_token("mei")
    assert add(client, token, "x" * (settings.CITYTIES_LARGEST_PAGE + 1)).status_code == 422
    assert add(client, token, "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE).status_code in {400, 413}


def test_who_adds_too_often_must_wait(client, settings):
    """Is the holder of a token told to wait after so many pages in a minute?"""
    token = services.make_token("mei")
    most = settings.CITYTIES_API_WRITES_PER_MINUTE
    answers = [add(client, token, "").status_code for _ in range(most + 1)]
    assert (set(answers[:-1]), answers[-1]) == ({422}, 429)
    assert add(client, services.make_token("jun"), "").status_code == 422


def test_a_limit_is_not_escaped_by_another_name(client, settings):
    """Does the limit hold for who claims to be somebody else with each request?"""
    most = settings.CITYTIES_API_READS_PER_MINUTE
    names = [{"x-forwarded-for": f"10.0.{i // 250}.{i % 250}"} for i in range(most + 1)]
    assert client.get("/api/counts").status_code == 200
    assert {client.get("/api/counts", headers=name).status_code for name in names[:-1]} == {200, 429}


@pytest.mark.parametrize("token", ["", "wrong", "Bearer", "x" * 10_000, "ü".encode().decode("latin-1")])
def test_a_token_that_is_none_is_refused(client, token):
    """Is the answer 401, and nothing stored?"""
    assert add(client, token, "Kofu").status_code == 401


def test_a_token_is_not_kept(db):
    """Has the register only a digest, of which nobody can make the token?"""
    from cityties_site.register.models import AccessToken  # noqa: PLC0415 - beside its use

    token = services.make_token("mei")
    assert len(token) >= 40
    assert token not in str(AccessToken.objects.values().get())


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/en/", "/en/explore/", "/api/ties", "/feeds/en/all.atom"])
def test_who_only_reads_writes_nothing(path, method):
    """Is a request that would write refused, or answered as one that reads, and nothing stored?"""
    from django.test import Client  # noqa: PLC0415 - one that checks for forged requests

    from cityties_site.register.models import Page  # noqa: PLC0415 - beside its use

    answer = getattr(Client(enforce_csrf_checks=True), method)(path)
    assert answer.status_code in {403, 405}
    assert not Page.objects.exists()
