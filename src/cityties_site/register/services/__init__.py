"""All that writes to the register.  Everything else reads, through the selectors."""

from cityties_site.register.services.adding import page_id
from cityties_site.register.services.claiming import add_claim
from cityties_site.register.services.judging import judge, judgement_key
from cityties_site.register.services.loading import Report, known, load
from cityties_site.register.services.rebuilding import check, rebuild
from cityties_site.register.services.supplement import add_place, added_places, gazetteer
from cityties_site.register.services.tokens import holder_of, make_token, revoke_token
from cityties_site.register.services.writing import touch, write

__all__ = [
    "Report",
    "add_claim",
    "add_place",
    "added_places",
    "check",
    "gazetteer",
    "holder_of",
    "judge",
    "judgement_key",
    "known",
    "load",
    "make_token",
    "page_id",
    "rebuild",
    "revoke_token",
    "touch",
    "write",
]
