"""Which units are neighbours, and whether neighbours are alike."""
