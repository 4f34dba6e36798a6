"""Which values a record takes from above, and how their origin is told."""
