"""Settings: `base` is common to all, `development` for `make run`, `production` for a public server."""
