"""Screens of the Vertretungen."""
