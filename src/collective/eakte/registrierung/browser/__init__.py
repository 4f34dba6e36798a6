"""Classic forms: make a record, change it, file several files at once."""
