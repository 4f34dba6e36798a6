"""What happens to versions, for other rooms."""

from collective.eakte.versionen.interfaces import IEndfassungErteilt
from collective.eakte.versionen.interfaces import IFassungEntstanden
from collective.eakte.versionen.interfaces import INeuerEntwurf
from zope.interface import implementer
from zope.interface.interfaces import ObjectEvent


@implementer(IFassungEntstanden)
class FassungEntstanden(ObjectEvent):
    """A Dokument has a new current Fassung.

    :param dokument: the Dokument, in its place.
    :param fassung: the new Fassung.
    :param vorige: the one before, or ``None``.
    """

    def __init__(self, dokument, fassung, vorige):
        super().__init__(dokument)
        self.fassung = fassung
        self.vorige = vorige


@implementer(IEndfassungErteilt)
class EndfassungErteilt(ObjectEvent):
    """A Dokument was made final.

    :param dokument: the Dokument.
    :param endfassung: its Endfassung.
    """

    def __init__(self, dokument, endfassung):
        super().__init__(dokument)
        self.endfassung = endfassung


@implementer(INeuerEntwurf)
class NeuerEntwurf(ObjectEvent):
    """A new Entwurf was made.

    :param entwurf: the new Dokument.
    :param ursprung: from what it was made.
    """

    def __init__(self, entwurf, ursprung):
        super().__init__(entwurf)
        self.ursprung = ursprung
