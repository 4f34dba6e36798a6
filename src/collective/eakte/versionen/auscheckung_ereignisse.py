"""What happens to the check-out of a Dokument, told to other rooms."""

from zope.interface import Attribute
from zope.interface import implementer
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent


class IAuscheckungsereignis(IObjectEvent):
    """Something happened to the check-out of a Dokument."""

    auscheckung = Attribute(
        "The :class:`~.auscheckung.Auscheckung` that it is about: the new one after a "
        "check-out, otherwise the one that has ended."
    )


class IAusgecheckt(IAuscheckungsereignis):
    """A Dokument was checked out."""


class IEingecheckt(IAuscheckungsereignis):
    """A Dokument was checked in by its holder."""

    kommentar = Attribute("What she says about it; may be empty.")
    mit_datei = Attribute("Whether a new file came with it.")


class IAuscheckenAbgebrochen(IAuscheckungsereignis):
    """The holder gave the check-out up."""


class IUebergeben(IAuscheckungsereignis):
    """The holder handed the check-out over to somebody else."""

    neue = Attribute("The check-out of the new holder.")
    grund = Attribute("Why; may be empty.")


class IZurueckgenommen(IAuscheckungsereignis):
    """Somebody else ended a check-out."""

    zuruecknahme = Attribute("The :class:`~.auscheckung.Zuruecknahme`.")
    grund = Attribute("Why.")


class _Ereignis(ObjectEvent):
    def __init__(self, dokument, auscheckung, **angaben):
        super().__init__(dokument)
        self.auscheckung = auscheckung
        vars(self).update(angaben)


@implementer(IAusgecheckt)
class Ausgecheckt(_Ereignis):
    """A Dokument was checked out."""


@implementer(IEingecheckt)
class Eingecheckt(_Ereignis):
    """A Dokument was checked in by its holder."""


@implementer(IAuscheckenAbgebrochen)
class AuscheckenAbgebrochen(_Ereignis):
    """The holder gave the check-out up."""


@implementer(IUebergeben)
class Uebergeben(_Ereignis):
    """The holder handed the check-out over to somebody else."""


@implementer(IZurueckgenommen)
class Zurueckgenommen(_Ereignis):
    """Somebody else ended a check-out."""
