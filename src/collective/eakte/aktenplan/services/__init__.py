"""REST: import and export of file plans."""
