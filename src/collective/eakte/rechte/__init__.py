"""Who may see and do what, for which cause, and until when."""
