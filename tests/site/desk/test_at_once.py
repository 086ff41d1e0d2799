"""Two reviewers at the same instant, each with a connection of their own to a database that both write to."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, connections
from django.test import Client
from tests.site.desk.conftest import load
from tests.site.register.pages import page, since, visit

from cityties_site.desk.models import Decision, Lease
from cityties_site.register import services
from cityties_site.register.models import Judgement, Waiting
from cityties_site.settings.databases import database_from

pytestmark = pytest.mark.django_db
CLAIMS = 6
NAMES = "mei", "jun"
FETCH = {"x-requested-with": "fetch"}


@pytest.fixture
def together(tmp_path, monkeypatch):
    """Runs functions at the same instant, in threads, on a database that is in no test's transaction."""
    copied = _copy_of_tables(tmp_path)
    monkeypatch.setitem(connections.settings, "default", {**connections.settings["default"], **copied})
    with ThreadPoolExecutor(len(NAMES)) as threads:

        def run(*works: Callable[[], object]) -> list[object]:
            start = Barrier(len(works))
            return list(threads.map(lambda work: _begin(start, work), works))

        yield run
        run(*[connections.close_all] * len(NAMES))


def _begin(start: Barrier, work: Callable[[], object]) -> object:
    start.wait()
    return work()


def _copy_of_tables(folder) -> dict[str, object]:
    """A database with the tables of the tests' own, as a server would open it."""
    if connection.vendor == "sqlite":
        copied = database_from("", folder=folder)
        copied["NAME"].write_bytes(connection.connection.serialize())
        return copied
    import psycopg  # noqa: PLC0415 - only the suite on PostgreSQL wants it

    template = os.environ["CITYTIES_TEST_TEMPLATE"]
    name = f"at-once-{os.getpid()}"
    address = os.environ["DATABASE_URL"].replace(
        f"/{template}?", "/postgres?"
    )  # who copies it has it not open
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return {"NAME": name}


@pytest.fixture
def at_desk(together):
    """A register in which claims wait, and the two reviewers, signed in."""

    def made() -> list[Client]:
        load(
            page("tie", since("1984")), *(page(f"p{n}", visit(f"20{n + 10}-01-01")) for n in range(1, CLAIMS))
        )
        clients = []
        for name in NAMES:
            user = get_user_model().objects.create_user(name)
            user.groups.add(Group.objects.get(name="reviewer"))
            clients.append(Client())
            clients[-1].force_login(user)
        return clients

    return together(made)[0]


def given(client: Client, **asked: object) -> str | None:
    """The claim that a reviewer is given next."""
    shown = client.get("/desk/review/", asked, headers=FETCH)
    assert shown.status_code == 200
    found = re.search('data-key-of="([0-9a-f]+)"', shown.content.decode())
    return found[1] if found else None


def accept(client: Client, key: str, client_id: str) -> str:
    """What becomes of accepting a claim that nobody has judged."""
    form = {"client_id": client_id, "seen": 0, "verdict": "accept"}
    return client.post(f"/desk/review/{key}/decide/", form, headers=FETCH).json()["state"]


def review(client: Client) -> list[tuple[str, str]]:
    """Judge what one is given until nothing is left: each claim, and what became of the decision."""
    done: list[tuple[str, str]] = []
    while key := given(client, **({"after": done[-1][0]} if done else {})):
        done.append((key, accept(client, key, f"accept {key}")))
    return done


def test_two_reviewers_at_once_share_the_queue(together, at_desk):
    """Is every claim given to one of two, and every decision of both written, when they work side by side?"""
    walks = together(*(lambda client=client: review(client) for client in at_desk))
    judged = [key for walk in walks for key, _state in walk]
    assert sorted(judged) == sorted(set(judged))
    assert {state for walk in walks for _key, state in walk} == {"done"}
    assert len(judged) == CLAIMS
    (left,) = together(lambda: (Waiting.objects.count(), Lease.objects.count(), services.check()))
    assert left == (0, 0, [])
    (said,) = together(lambda: sorted(Judgement.objects.values_list("claim_key", flat=True)))
    assert said == sorted(judged)
    assert together(Decision.objects.count) == [CLAIMS]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        pytest.param(("one", "other"), [["done", "stale"], ["done", "taken"]], id="two decisions"),
        pytest.param(("one", "one"), [["again", "done"]], id="one decision, sent twice"),
    ],
)
def test_one_claim_is_judged_once(together, at_desk, ids, expected):
    """Is only one of two decisions on a claim written, and the other one told so?"""
    people = at_desk if len({*ids}) == 2 else [at_desk[0]] * 2
    (key,) = together(lambda: Waiting.objects.order_by("place").values_list("key", flat=True)[0])
    works = [lambda c=client, i=name: accept(c, key, i) for client, name in zip(people, ids, strict=True)]
    assert sorted(together(*works)) in expected
    assert together(Judgement.objects.count) == [1]
