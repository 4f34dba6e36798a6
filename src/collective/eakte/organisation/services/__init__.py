"""REST: read and keep the offices."""
