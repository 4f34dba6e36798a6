"""Classic screens: import and export of a plan."""
