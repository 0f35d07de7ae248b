"""Packs: one GeoPackage with units, observations and where they are from."""
