"""What a page may load and run, by where it stands; and from which address somebody asks."""

from __future__ import annotations

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Policies(CSPMiddleware):
    """Middleware: the policy of the public pages and the desk, and a wider one for the editors' admin."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy of a response."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith("/admin/"):
            parts.config = settings.CITYTIES_ADMIN_POLICY
        return parts


def address_of(request: HttpRequest) -> str:
    """The address that a request comes from; of X-Forwarded-For, what proxies of ours wrote is believed."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.NINJA_NUM_PROXIES
    told = [name.strip() for name in request.headers.get("X-Forwarded-For", "").split(",") if name.strip()]
    return told[-min(proxies, len(told))] if proxies and told else near
