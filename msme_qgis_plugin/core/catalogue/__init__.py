"""Datasets and indicators described as data."""
