"""REST: resolve, preview, check and account for numbers."""
