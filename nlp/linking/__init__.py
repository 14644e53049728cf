"""What hangs on what: totals, their parts, and what points back."""
