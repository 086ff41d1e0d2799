"""Who may do what: four roles, which are Django's groups of these names.

A reader looks at the desk, a reviewer judges, an editor writes stories, an administrator does all of it and
keeps the people.  Somebody may be in several groups.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal, get_args

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.auth.models import User as Person
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import add_never_cache_headers

Role = Literal["reader", "reviewer", "editor", "administrator"]
__all__ = ["CONTAINS", "ROLES", "Person", "Role", "may", "require", "roles_of"]

User = AbstractBaseUser | AnonymousUser
View = Callable[..., HttpResponseBase]

ROLES: tuple[Role, ...] = get_args(Role)
CONTAINS: dict[Role, frozenset[Role]] = {
    "reader": frozenset({"reader"}),
    "reviewer": frozenset({"reader", "reviewer"}),
    "editor": frozenset({"reader", "editor"}),
    "administrator": frozenset(ROLES),
}
"""What each role may do: its own, and that of those below it."""


def roles_of(user: User) -> frozenset[Role]:
    """Everything that somebody may do; asked of the database once a request."""
    known: frozenset[Role] | None = getattr(user, "_cityties_roles", None)
    if known is None:
        known = _roles_of(user)
        user._cityties_roles = known  # type: ignore[union-attr]
    return known


def _roles_of(user: Any) -> frozenset[Role]:
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return CONTAINS["administrator"]
    held = user.groups.filter(name__in=ROLES).values_list("name", flat=True)
    return frozenset(role for name in held for role in CONTAINS[name])


def may(user: User, role: Role) -> bool:
    """Whether somebody has a role, or one that contains it."""
    return role in roles_of(user)


def require(role: Role) -> Callable[[View], View]:
    """Let only people with a role see a view; others sign in, or are told that they may not.

    A script that asks is answered 401 instead of a page to sign in on.  Nothing of such a view is kept by
    browsers or proxies.
    """

    def guarded(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                if request.headers.get("X-Requested-With") == "fetch":
                    return HttpResponse(status=401)
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/desk/")
            if not may(request.user, role):
                raise PermissionDenied
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            return response

        answer.role = role  # type: ignore[attr-defined]
        return answer

    return guarded
