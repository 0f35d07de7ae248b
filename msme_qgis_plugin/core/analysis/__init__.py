"""What district counts say: structure, change, gaps."""
