"""Versions of files, check-out, Endfassung and new Entwurf."""
