"""Pages to articles: what a page says, and which part of it says it."""
