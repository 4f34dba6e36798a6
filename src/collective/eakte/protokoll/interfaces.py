"""Contract of the room of the Protokoll."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


class IProtokollbuch(Interface):
    """Local utility: the Protokoll of the site itself, and what is to be sealed."""

    protokoll = Attribute("Protokoll of what is done to no single record")
    offen = Attribute(
        "OOBTree from UUID to Protokoll: chains that grew since the last seal"
    )
    vorige = Attribute("as offen, of the time before the last seal")
    siegel = Attribute("IOBTree from number to seal")

    def merke(uid, protokoll):
        """A chain has grown: the next seal attests it.

        :param uid: UUID of its record.
        :param protokoll: :class:`~.protokoll.Protokoll`.
        """


class IEingetragen(IObjectEvent):
    """An entry was added to the Protokoll of a record, plan node or site."""

    eintrag = Attribute("the entry")
