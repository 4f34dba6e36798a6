"""Views and PDF/A over REST."""
