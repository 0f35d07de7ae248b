"""Print layouts and pictures of maps."""
