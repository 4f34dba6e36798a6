"""What people see of the full text."""
