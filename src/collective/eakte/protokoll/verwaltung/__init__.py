"""Seals and checks for administrators: screens, services, periodic work."""
