"""Classic pages of versions and check-outs."""
