"""What the Vietnamese says: pure functions from text to facts, without network, database or clock."""
