"""REST: what a plan unit or record says besides its own fields."""
