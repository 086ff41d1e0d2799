"""Views: each reads its address, calls one selector and renders."""
