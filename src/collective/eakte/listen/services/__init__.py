"""REST: lists of records."""
