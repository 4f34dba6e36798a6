"""The pages of plan nodes and records."""
