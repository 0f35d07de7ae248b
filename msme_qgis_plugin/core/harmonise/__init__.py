"""A messy table becomes one row per unit."""
