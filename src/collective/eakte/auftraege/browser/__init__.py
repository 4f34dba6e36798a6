"""Screens: the jobs, and how far one of them has come."""
