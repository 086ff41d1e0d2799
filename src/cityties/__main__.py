"""`python -m cityties` is the command `cityties`."""

from cityties.cli import main

main()
