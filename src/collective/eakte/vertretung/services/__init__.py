"""REST: see, enter and end Vertretungen."""
