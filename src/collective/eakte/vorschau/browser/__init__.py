"""What people see of views and PDF/A."""
