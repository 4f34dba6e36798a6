"""Metadata groups that any type can carry; field names follow xdomea."""
