"""What day it is."""

from datetime import date


def heute():
    """The day on which grants are asked whether they hold: date in local time."""
    return date.today()
