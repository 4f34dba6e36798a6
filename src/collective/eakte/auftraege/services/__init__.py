"""REST: jobs, how far they have come, cancel them, begin anew with them."""
