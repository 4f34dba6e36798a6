"""Everything that was ever filed is found by its words."""
