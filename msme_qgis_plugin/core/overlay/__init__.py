"""Anything below a district brought up to it."""
