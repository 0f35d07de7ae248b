"""Kinds of dirt that tables come with, each a maker of tables with known truth."""
