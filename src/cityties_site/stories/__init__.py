"""The portal's own stories and standing pages: what editors write, in Wagtail's pages.

`stories.selectors` gives the public pages what is live; `stories.services` begins the tree of a new portal
and brings what is published into the register.
"""
