"""Articles and mentions to claims: ties and exchanges, each with its evidence."""

from cityties.claims.finding import find_claims

__all__ = ["find_claims"]
