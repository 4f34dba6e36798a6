"""The file plan: what may be created where, import and export."""
