"""Offices, who belongs to them, and what follows from that for access."""
