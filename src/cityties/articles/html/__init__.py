"""HTML pages: blocks of text with their place in the source, and what the markup says about them."""
