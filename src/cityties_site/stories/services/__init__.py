"""What writes: the tree of a new portal, what is published, what is due."""

from cityties_site.stories.services.bringing import bring
from cityties_site.stories.services.planting import plant
from cityties_site.stories.services.publishing import publish, take_back
from cityties_site.stories.services.scheduling import keep_publishing, publish_due

__all__ = ["bring", "keep_publishing", "plant", "publish", "publish_due", "take_back"]
