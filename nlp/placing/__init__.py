"""Places in running text, and the place of each count."""
