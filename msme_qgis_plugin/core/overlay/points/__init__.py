"""Points become districts."""
