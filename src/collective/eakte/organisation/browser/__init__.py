"""Screens of the Fachadministration for the offices."""
