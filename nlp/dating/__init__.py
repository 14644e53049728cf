"""Times in running text, and the time of each count."""
