"""Runs as data: what was done, to be done again with next year's files."""
