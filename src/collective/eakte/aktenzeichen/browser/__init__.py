"""Classic forms for the numbers of records."""
