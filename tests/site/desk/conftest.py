"""People of the desk, and registers with something to judge."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from tests.site.register.pages import DAY_1

from cityties_site.register import services
from cityties_site.register.models import Claim


@pytest.fixture
def person(db):
    """Makes somebody with a role."""

    def made(name: str, role: str = "reviewer"):
        user = get_user_model().objects.create_user(name)
        user.groups.add(Group.objects.get(name=role))
        return user

    return made


@pytest.fixture
def mei(person):
    """A reviewer."""
    return person("mei")


@pytest.fixture
def jun(person):
    """Another one."""
    return person("jun")


@pytest.fixture
def at_desk():
    """A client at which somebody is signed in."""

    def opened(user):
        client = Client()
        client.force_login(user)
        return client

    return opened


def load(*readings, reader: str = "1.0", at=DAY_1):
    """Load readings of one version of the reader."""
    services.load(readings, reader=reader, at=at)


def key_of(name: str, kind: str) -> str:
    """The key of a page's claim."""
    return Claim.objects.filter(article__title=f"Title of {name}", topic__startswith=kind).latest("pk").key
