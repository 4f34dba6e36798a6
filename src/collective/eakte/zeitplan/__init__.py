"""Periodic work: the queue does what is due in the sites."""
