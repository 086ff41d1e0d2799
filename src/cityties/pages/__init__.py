"""Bytes to pages: decoding, addresses, fetching."""
