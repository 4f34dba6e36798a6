"""Contract of the room of jobs."""

from zope.interface import Attribute
from zope.interface import Interface


class IAufgabe(Interface):
    """A view that works in the background; see :class:`~.aufgabe.Aufgabe`."""

    angaben = Attribute("dict of what the job was started with")

    def portion():
        """Do the next portion, in a transaction of its own.

        It may be done twice: when somebody else stored at the same time, or when the
        process was killed.

        :returns: whether something is left to be done.
        """

    def fortschritt():
        """How far it has come.

        :returns: tuple of what is done, how much there is (``None`` when that is not
            known), and a message or ``""``.
        """

    def ergebnis():
        """What came of it, in a transaction that is not stored.

        :returns: message, or ``None``.
        """
