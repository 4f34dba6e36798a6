"""Lists of records and plan units, built from what the catalog knows alone."""
