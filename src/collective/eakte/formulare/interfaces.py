"""Contract of the room: the widgets that have a template or converter of their own."""

from z3c.form.interfaces import IFileWidget
from z3c.form.interfaces import ISingleCheckBoxWidget
from z3c.form.interfaces import ITextLinesWidget


class IZeilenWidget(ITextLinesWidget):
    """A list, one entry a line."""


class IDateiWidget(IFileWidget):
    """One file; without a new one the present one stays."""


class IAnkreuzWidget(ISingleCheckBoxWidget):
    """Yes or no, as one check box with its label behind it."""
