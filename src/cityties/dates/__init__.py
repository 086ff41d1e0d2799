"""Dates of publication and expressions of time, with their bounds and reasons."""
