"""Which count a star level belongs to."""
