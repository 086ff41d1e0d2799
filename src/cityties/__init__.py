"""Reads news pages and keeps a sourced register of the ties between cities and of their exchanges."""

__version__ = "0.1.0"
