"""Ways in which a text is written, read as the usual one."""
