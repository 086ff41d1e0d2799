"""What the public pages may read of stories, standing pages and the portal's name."""

from cityties_site.stories.selectors.naming import own_name, portal
from cityties_site.stories.selectors.standing import contact_form, standing
from cityties_site.stories.selectors.stories import (
    InAnotherLanguage,
    about_place,
    about_tie,
    list_of_stories,
    newest,
    search,
    sitemap,
    story,
    version,
)

__all__ = [
    "InAnotherLanguage",
    "about_place",
    "about_tie",
    "contact_form",
    "list_of_stories",
    "newest",
    "own_name",
    "portal",
    "search",
    "sitemap",
    "standing",
    "story",
    "version",
]
