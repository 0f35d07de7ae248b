"""Pairs of regions become ties to markets."""
