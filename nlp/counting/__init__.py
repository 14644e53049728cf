"""What a number counts, and whether that is OCOP products or producers."""
