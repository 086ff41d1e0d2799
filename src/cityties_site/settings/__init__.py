"""Settings: `base` holds what is common; `development` is what `make run` uses; `production` refuses bad defaults."""
