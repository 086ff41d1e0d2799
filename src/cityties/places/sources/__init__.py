"""Where the gazetteer's entries come from, one module a source; docs/decisions tells their licences."""
