"""Screens of the reports about rights."""
