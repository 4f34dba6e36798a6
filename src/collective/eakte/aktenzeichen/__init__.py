"""Numbers of records: patterns, counters, former numbers, gap report."""
