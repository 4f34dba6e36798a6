"""The search of the E-Akte: one field, facets, what lies where."""
