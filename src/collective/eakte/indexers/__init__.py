"""What the catalog says of plan units and records, and what it need not say."""
