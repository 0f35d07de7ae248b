"""Internet access of MSMEs."""
