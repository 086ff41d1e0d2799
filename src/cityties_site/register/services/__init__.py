"""All that writes to the register.  Everything else reads, through the selectors."""

from cityties_site.register.services.judging import judge
from cityties_site.register.services.loading import Report, known, load
from cityties_site.register.services.rebuilding import check, rebuild
from cityties_site.register.services.tokens import holder_of, make_token, revoke_token
from cityties_site.register.services.writing import touch, write

__all__ = [
    "Report",
    "check",
    "holder_of",
    "judge",
    "known",
    "load",
    "make_token",
    "rebuild",
    "revoke_token",
    "touch",
    "write",
]
