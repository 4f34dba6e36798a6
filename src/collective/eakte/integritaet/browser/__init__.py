"""Screens: begin checks of the stored files, follow them, read what they found."""
