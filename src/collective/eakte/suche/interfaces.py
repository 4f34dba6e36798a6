"""Contract of the search room."""

from zope.interface import Interface


class ISuchregister(Interface):
    """Local utility: the searches that people keep, each her own."""

    def von(person):
        """:returns: tuple of :class:`~.gespeichert.Gespeicherte` of a person."""

    def setze(person, suchen):
        """Keep the searches of a person instead of those that she had.

        :param person: user id.
        :param suchen: tuple of :class:`~.gespeichert.Gespeicherte`; empty forgets her.
        """
