"""Processing algorithms, one small file each."""
