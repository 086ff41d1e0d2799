"""The gazetteer, and finding and linking the places that a text names."""

from cityties.places.gazetteer import Gazetteer
from cityties.places.mentions import find_mentions

__all__ = ["Gazetteer", "find_mentions"]
