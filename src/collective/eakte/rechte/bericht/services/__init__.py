"""REST: the reports about rights."""
