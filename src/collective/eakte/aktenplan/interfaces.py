"""Contract of the room: what others may add to the check of a plan."""

from zope.interface import Interface


class IEinheitenregel(Interface):
    """Named utility: what a room has against a unit of an imported plan.

    All of them are asked in the dry run, so that a plan that passes it can be
    written.
    """

    def pruefe(einheit, wirksam):
        """Return the reasons against a unit.

        :param einheit: :class:`~.modell.Planzeile`.
        :param wirksam: the same with the patterns and the counter scope that it
            inherits from above in the plan.
        :returns: list of :class:`~collective.eakte.hindernisse.Hindernis`; ``field``
            is the name of a column of the table.
        """
