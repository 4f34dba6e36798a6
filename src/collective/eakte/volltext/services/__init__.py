"""REST: what became of texts; check and renew the index."""
