"""All that writes to the register.  Everything else reads, through the selectors."""

from cityties_site.register.services.judging import judge
from cityties_site.register.services.loading import Report, known, load
from cityties_site.register.services.rebuilding import check, rebuild

__all__ = ["Report", "check", "judge", "known", "load", "rebuild"]
