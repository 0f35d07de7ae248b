"""Renderers, palettes and legends."""
