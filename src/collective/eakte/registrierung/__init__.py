"""Registering: how records come in, one writer after the other."""
