"""Every address of the site, and who may open it: one without a rule here fails."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import Resolver404, get_resolver, resolve
from django.utils.regex_helper import normalize

from cityties_site.register.roles import CONTAINS, ROLES

pytestmark = pytest.mark.django_db

EVERYBODY_MODULES = ("cityties_site.portal.views.", "cityties_site.feeds.", "cityties_site.stories.views.")
EVERYBODY_NAMES = {
    "desk:sign-in",
    "desk:sign-out",
    "wagtaildocs_serve",
    "wagtaildocs_authenticate_with_password",
}
ADMIN_OPEN = {
    "wagtailadmin_login",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}
"""What Wagtail's admin shows to whom it does not know yet."""
ADMINISTRATORS = ("admin/users/", "admin/groups/", "admin/sites/", "admin/locales/", "admin/collections/")
SAMPLES = ("1", "x", "en", "home", "a" * 12, "a" * 16, "a" * 24, "a-1", "x.svg", "ties", "2026")


class Address(NamedTuple):
    """An address with sample values in it, its name, and what answers."""

    path: str
    name: str
    view: Any
    module: str


def addresses(resolver=None, before: str = "", space: str = "") -> list[Address]:
    """Every pattern of the URL table, as an address that leads to it."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + entry.pattern.regex.pattern.removeprefix("^").replace("\\Z", "").replace("\\/", "/")
        if hasattr(entry, "url_patterns"):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            found += addresses(entry, route, inner)
        else:
            view = entry.callback
            module = f"{getattr(view, '__module__', '')}.{getattr(view, '__qualname__', '')}"
            found.append(Address(sample(route, view), f"{space}{entry.name or ''}", view, module))
    return found


def sample(route: str, view: Any) -> str:
    """A path that fits a pattern, and leads to its view."""
    tried = []
    for form, names in normalize(route):
        for value in SAMPLES:
            path = (form % dict.fromkeys(names, value)).replace("%%", "%")
            tried.append(path)
            try:
                if resolve(f"/{path}").func is view:
                    return path
            except Resolver404:
                continue
    return next((path for path in tried if path), "")


@pytest.fixture
def people(client):
    """A client for nobody, and one for each role."""
    from django.test import Client  # noqa: PLC0415 - beside its use

    made = {"nobody": Client()}
    for role in ROLES:
        user = get_user_model().objects.create_user(role, password="x")
        user.groups.add(Group.objects.get(name=role))
        made[role] = Client()
        made[role].force_login(user)
    return made


def refuses(answer) -> bool:
    """Whether an answer sends somebody to the sign-in, or away."""
    if answer.status_code in {301, 302}:
        target = answer["Location"]
        return "/desk/sign-in/" in target or "/admin/login/" in target
    return answer.status_code in {401, 403}


def rule(address: Address) -> str | None:
    """Whom an address is for: everybody, a role, the admin's people; ``None`` where nobody has said."""
    role = getattr(address.view, "role", None)
    if role is not None:
        return role
    if address.path.startswith("admin/"):
        return "everybody" if address.name in ADMIN_OPEN else "admin"
    if address.path.startswith("api/") or address.name in EVERYBODY_NAMES:
        return "everybody"
    return "everybody" if address.module.startswith(EVERYBODY_MODULES) else None


def test_every_address_has_a_rule():
    """Is it said of each address of the site whom it is for?"""
    every = addresses()
    assert len(every) > 200
    assert [(a.path, a.name, a.module) for a in every if rule(a) is None] == []


def test_every_address_of_the_desk_refuses_the_wrong_role(people):
    """Does each page of the desk open for those who may, and for nobody else?"""
    wrong = []
    for address in [a for a in addresses() if rule(a) in ROLES]:
        for name, client in people.items():
            may = name != "nobody" and rule(address) in CONTAINS[name]
            for ask in (client.get, client.post):
                answer = ask(f"/{address.path}")
                if refuses(answer) == may:
                    wrong.append((address.path, name, answer.status_code))
    assert wrong == []


def test_the_admin_is_for_editors(people):
    """Does the editors' admin refuse everybody below, at each of its addresses?"""
    inside = [a for a in addresses() if rule(a) == "admin"]
    opened = [
        (a.path, name)
        for a in inside
        for name in ("nobody", "reviewer")
        if not refuses(people[name].get(f"/{a.path}")) and people[name].get(f"/{a.path}").status_code != 404
    ]
    assert opened == []


def test_people_and_sites_are_for_administrators(people):
    """Does the admin keep editors away from people, groups, sites and languages?"""
    kept = [a for a in addresses() if a.path.startswith(ADMINISTRATORS)]
    opened = [a.path for a in kept if people["editor"].get(f"/{a.path}").status_code == 200]
    assert (len(kept) > 20, opened) == (True, [])


def test_the_api_writes_only_for_the_holders_of_tokens(people):
    """Is every call that would write refused without a token, signed in or not?"""
    describing = {"api:openapi-json", "api:openapi-view"}
    calls = [a for a in addresses() if a.path.startswith("api/") and a.name not in describing]
    assert calls
    for method in ("post", "put", "patch", "delete"):
        for address in calls:
            answer = getattr(people["administrator"], method)(
                f"/{address.path}", "{}", content_type="application/json"
            )
            assert answer.status_code in {401, 404, 405}, (method, address.path)
