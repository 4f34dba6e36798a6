"""REST: create records, and say why something is refused."""
