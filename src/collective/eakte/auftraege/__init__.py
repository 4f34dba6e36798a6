"""Jobs: long operations that people start, with progress, result and cancelling."""
