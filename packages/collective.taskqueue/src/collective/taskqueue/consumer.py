"""Consumers: threads that work off a queue."""

# Whether consumers may start by themselves.
autostart = True
