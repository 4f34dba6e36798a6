"""Contract of the room of the life cycle."""

from zope.interface import Interface


HANDLUNGEN = ("aendern", "zda", "stornieren", "verlegen", "loeschen", "endfassung")
"""What rooms may have something against."""


class IVorbehalt(Interface):
    """Subscription adapter of a record: what a room has against an operation."""

    def gegen(handlung):
        """Every reason of this room, also for what the user may not see.

        :param handlung: one of :data:`HANDLUNGEN`.
        :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`; those for
            what the user may not see say nothing of it.
        """


class IAusweg(Interface):
    """Utility: a function that says where work goes on instead of changing a Dokument.

    It takes the Dokument and returns an address, or ``None`` when the user may not go
    there.
    """
