"""Who may add pages: the holder of a token that `cityties token NAME` made."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from cityties_site.register import services


class Token(HttpBearer):
    """`Authorization: Bearer …`."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The name of the token's holder; ``None`` refuses."""
        del request
        return services.holder_of(token)
