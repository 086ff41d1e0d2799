"""The gazetteer, and finding and linking the places that a text names."""
