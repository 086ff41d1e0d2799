"""What writes: the tree of a new portal, what is published, what is due."""

from cityties_site.stories.services.planting import plant
from cityties_site.stories.services.publishing import publish, take_back
from cityties_site.stories.services.scheduling import publish_due

__all__ = ["plant", "publish", "publish_due", "take_back"]
