"""The Verlauf as a file, for audits and courts."""
