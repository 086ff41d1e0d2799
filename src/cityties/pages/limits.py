"""How much is taken in, each limit with its reason."""

from __future__ import annotations

MAX_PAGE_BYTES = 10_000_000
"""The largest page.  The longest news page of the public test sets has 3 MB, most of it scripts; ten million
bytes leave room, and keep what one page can cost in memory below a few hundred MB."""

MAX_COMPRESSED_BYTES = MAX_PAGE_BYTES
"""The largest compressed page; what comes out of it is held to `MAX_PAGE_BYTES` while it is unpacked."""

SNIFFED_BYTES = 4096
"""How much of a page is looked at to tell what it is.  The HTML standard looks at 1024 bytes for the
encoding; pages with a long comment at their head need more."""

MAX_CONTROL_SHARE = 0.02
"""The share of control characters above which bytes are no text.  Damaged pages of the public test sets stay
below 0.001; executables and compressed data lie above 0.1."""

MAX_REDIRECTS = 5
"""More hops than any news site needs; curl's default is 50, browsers stop at 20."""

FETCH_SECONDS = 20.0
"""How long one address may take from the first byte asked to the last received, redirects included."""

MAX_ROBOTS_BYTES = 500_000
"""RFC 9309, section 2.5: a robots.txt is read at least to 500 kibibytes; no more is read here."""

MAX_FILES = 1_000_000
"""Files that one call expands; more belong into WARC archives and the bulk reader."""
