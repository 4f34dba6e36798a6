"""REST: the Verlauf, notes, and files of it."""
