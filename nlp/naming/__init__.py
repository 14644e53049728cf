"""Products that a text names with their own rating."""
