"""Explains access: who may see this and why, and what may she see."""
