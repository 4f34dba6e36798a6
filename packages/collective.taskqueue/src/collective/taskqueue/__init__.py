"""Requests to a Plone site that are made after the commit."""
