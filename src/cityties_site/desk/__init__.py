"""The review desk: people look at what was read, one claim at a time."""
