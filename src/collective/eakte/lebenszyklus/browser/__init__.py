"""Classic forms for the operations on the state of a record."""
