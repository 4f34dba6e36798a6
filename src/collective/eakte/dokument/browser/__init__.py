"""The page of a Dokument, and its file for display and for saving."""
