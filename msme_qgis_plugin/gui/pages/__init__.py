"""One module per page of the dock."""
