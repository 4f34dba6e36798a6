"""States of records: closing, withdrawing, and what is never removed."""
