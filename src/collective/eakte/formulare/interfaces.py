"""Contract of the room: widgets with a template or converter of their own, and what
status messages lead to."""

from z3c.form.interfaces import IFileWidget
from z3c.form.interfaces import ISingleCheckBoxWidget
from z3c.form.interfaces import ITextLinesWidget
from zope.interface import Interface


class IZeilenWidget(ITextLinesWidget):
    """A list, one entry a line."""


class IDateiWidget(IFileWidget):
    """One file; without a new one the present one stays."""


class IAnkreuzWidget(ISingleCheckBoxWidget):
    """Yes or no, as one check box with its label behind it."""


class IMeldungsziel(Interface):
    """Named utility: a function that says where something is that is no record.

    It takes an id of 36 characters, which may be forged, and returns the address for
    the user, or ``None`` when there is nothing for her.
    """
