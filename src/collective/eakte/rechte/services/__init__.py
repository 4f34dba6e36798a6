"""REST: grant, withdraw, protect."""
