"""Cells of a raster become districts."""
