"""Screens of the Protokoll."""
