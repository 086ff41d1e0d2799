"""What editors write: the tree of pages, their words, and what the portal is called."""

from cityties_site.stories.models.asking import Contact, ContactField
from cityties_site.stories.models.naming import NameIn, PortalNames
from cityties_site.stories.models.standing import LinkToUs, StandingPage
from cityties_site.stories.models.story import Story, StoryPlace, StoryWords
from cityties_site.stories.models.tree import Front, StoryIndex
from cityties_site.stories.models.workflow import ColleaguesApproval

__all__ = [
    "ColleaguesApproval",
    "Contact",
    "ContactField",
    "Front",
    "LinkToUs",
    "NameIn",
    "PortalNames",
    "StandingPage",
    "Story",
    "StoryIndex",
    "StoryPlace",
    "StoryWords",
]
