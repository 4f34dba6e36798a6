"""What forms share: sections, inherited values, refusals, and their look."""
