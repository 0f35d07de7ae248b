"""The page Analyse."""
