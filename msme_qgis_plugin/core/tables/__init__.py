"""Reading messy tables and parsing their numbers."""
