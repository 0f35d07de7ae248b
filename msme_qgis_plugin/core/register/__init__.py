"""Registers of enterprises: counted without keeping anybody's data."""
