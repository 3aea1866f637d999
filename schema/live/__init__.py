"""Live updates: reading the log from a position, and turning events into messages for those who may see them."""
