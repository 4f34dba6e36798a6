"""Periodic work in the instance, without a task queue."""
