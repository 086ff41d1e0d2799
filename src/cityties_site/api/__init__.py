"""The API: reads everything that the pages show, and lets the holder of a token add pages."""
