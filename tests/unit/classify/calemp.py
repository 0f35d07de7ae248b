"""Employment density of 58 counties of California (mapclassify's calemp)."""
