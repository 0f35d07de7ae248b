"""Values of other polygons become districts."""
