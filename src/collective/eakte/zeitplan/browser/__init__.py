"""Screens of periodic work."""
