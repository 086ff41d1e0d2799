"""How fast the portal's pages are on a large register."""
