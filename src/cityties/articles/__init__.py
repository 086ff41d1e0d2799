"""Page → Article: the text of a page, its parts, and when it was published."""

from __future__ import annotations

from cityties.articles.reading import read_article

__all__ = ["read_article"]
