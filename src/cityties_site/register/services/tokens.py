"""Tokens of the API: made once, kept as digests."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime

from cityties_site.register.models import AccessToken


def make_token(name: str) -> str:
    """Make a token for somebody, in the place of an older one; it cannot be read again later."""
    made = secrets.token_urlsafe(32)
    fields = {"digest": _digest(made), "created_at": datetime.now(UTC), "revoked_at": None}
    AccessToken.objects.update_or_create(name=name, defaults=fields)
    return made


def revoke_token(name: str) -> bool:
    """Let a token hold no longer; whether there was one that did."""
    held = AccessToken.objects.filter(name=name, revoked_at=None)
    return bool(held.update(revoked_at=datetime.now(UTC)))


def holder_of(token: str) -> str | None:
    """Whose token this is, if it holds."""
    held = AccessToken.objects.filter(digest=_digest(token), revoked_at=None)
    return held.values_list("name", flat=True).first()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
