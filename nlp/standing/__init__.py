"""What a count stands for: the stock, what an act added, a plan."""
