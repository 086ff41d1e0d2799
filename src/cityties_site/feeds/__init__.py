"""Atom and JSON feeds, calendars, the sitemap and downloads."""
