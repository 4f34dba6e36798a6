"""The record types: one file a type."""
