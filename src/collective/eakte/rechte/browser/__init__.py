"""Screens: release, withdraw, protect."""
