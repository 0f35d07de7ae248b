"""Units, codes, names and vintages of Indonesian administration."""
