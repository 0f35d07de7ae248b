"""A survey of villages becomes districts."""
