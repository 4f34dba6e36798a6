"""Contract of the room of the Protokoll."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


class IProtokollbuch(Interface):
    """Local utility: the Protokoll of the site itself, and what is to be sealed."""

    protokoll = Attribute("Protokoll of what is done to no single record")
    offen = Attribute(
        "OOBTree from UUID and a random token to Protokoll: chains that grew since the "
        "last seal"
    )
    abgeloest = Attribute(
        "tuple of pairs: when a tree like offen was replaced, and that tree; what is "
        "written late into one of them is sealed the next time"
    )
    siegel = Attribute("IOBTree from number to seal")
    pruefungen = Attribute("PersistentList of the last checks, or None")

    def merke(uid, protokoll):
        """A chain has grown: the next seal attests it.

        :param uid: UUID of its record.
        :param protokoll: :class:`~.protokoll.Protokoll`.
        """

    def gewachsene():
        """Chains that may have grown since they were sealed.

        :returns: iterator of UUID and :class:`~.protokoll.Protokoll`, in order of the
            UUIDs.
        """

    def loese_ab(zeit):
        """All chains that grew are sealed: keep note anew from now on.

        :param zeit: now, with time zone.
        """


class IEingetragen(IObjectEvent):
    """An entry was added to the Protokoll of a record, plan node or site."""

    eintrag = Attribute("the entry")
