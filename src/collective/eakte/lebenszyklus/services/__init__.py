"""REST: change the state of a record."""
