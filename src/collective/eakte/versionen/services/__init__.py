"""REST: versions and check-outs."""
