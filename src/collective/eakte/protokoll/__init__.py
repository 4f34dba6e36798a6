"""The Protokoll: what was done to each record, chained so that changes show."""
