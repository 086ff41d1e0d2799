"""Signing in and out, and being told that one may not."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from cityties_site.desk.views.frame import show


@method_decorator(never_cache, name="dispatch")
class SignIn(LoginView):
    """Name and password; whoever came from a page of the desk is led back there."""

    template_name = "desk/sign_in.html"
    redirect_authenticated_user = False

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        """The page in the desk's frame."""
        return show(self.request, self.template_name, **context)


class SignOut(LogoutView):
    """Ends the session; only by POST."""

    next_page = "desk:sign-in"
    http_method_names = ["post", "options"]


def locked_out(request: HttpRequest, credentials: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
    """Who typed a wrong password too often has to wait."""
    del credentials, more
    response = show(request, "desk/locked_out.html", status=429)
    response["Retry-After"] = "900"
    return response


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Who has not the role for a page is told so."""
    del exception
    return show(request, "desk/refused.html", status=403)
