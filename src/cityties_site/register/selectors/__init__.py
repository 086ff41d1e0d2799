"""All that the public pages may read; each function gives the frozen records of `register.view_models`.

``language`` is the page's language ("en"); ``as_of`` a day whose state is to be shown (``None``: today's);
``public_only`` keeps what nobody has reviewed off (``None``: as the setting CITYTIES_SHOW_MACHINE_READ says).
A thing that is not there raises `NotThere`; one whose address has changed raises `Moved` with the new path.
"""

from cityties_site.register.selectors.anniversaries import anniversaries
from cityties_site.register.selectors.articles import article
from cityties_site.register.selectors.asking import COUNTED, SHOWN, Moved, NotThere
from cityties_site.register.selectors.changes import corrections
from cityties_site.register.selectors.cities import city
from cityties_site.register.selectors.exchanges import exchange
from cityties_site.register.selectors.exploring import explore
from cityties_site.register.selectors.exporting import export
from cityties_site.register.selectors.home import coming, counts, home
from cityties_site.register.selectors.locating import SECTIONS, short, short_path, sitemap
from cityties_site.register.selectors.mapping import map_points
from cityties_site.register.selectors.revision import stamp
from cityties_site.register.selectors.searching import search, suggest
from cityties_site.register.selectors.ties import statements, tie

__all__ = [
    "COUNTED",
    "SECTIONS",
    "SHOWN",
    "Moved",
    "NotThere",
    "anniversaries",
    "article",
    "city",
    "coming",
    "corrections",
    "counts",
    "exchange",
    "explore",
    "export",
    "home",
    "map_points",
    "search",
    "short",
    "short_path",
    "sitemap",
    "stamp",
    "statements",
    "suggest",
    "tie",
]
