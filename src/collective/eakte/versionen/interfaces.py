"""Contract of the room of the versions."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


class IFassungEntstanden(IObjectEvent):
    """A Dokument has a new current Fassung, the first one included."""

    fassung = Attribute("The new Fassung.")
    vorige = Attribute("The Fassung before, or None.")


class IEndfassungErteilt(IObjectEvent):
    """A Dokument was made final."""

    endfassung = Attribute("Endfassung: reason, person, Fassung.")


class INeuerEntwurf(IObjectEvent):
    """A new Entwurf was made of a Dokument; the object is the Entwurf."""

    ursprung = Attribute("Ursprung: Dokument and Fassung.")


class IFassungsauskunft(Interface):
    """Named multi-adapter of a Dokument and a request: ``GET @fassungen/<name>``.

    It is asked after it is known that the user may read the content.
    """

    def reply():
        """:returns: what is answered as JSON."""
