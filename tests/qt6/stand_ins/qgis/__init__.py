"""Stands in for QGIS where its own Python is of another Qt: no map, but every window."""
