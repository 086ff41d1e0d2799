"""Commands of the stories, for `python -m cityties_site.manage`."""
