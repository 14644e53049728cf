"""Looking at single outlets: whether what the registry says of one still works, and what it should say of a new one."""
