"""What holds for all tests: how long an example takes is measured in benchmark/, never here."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
