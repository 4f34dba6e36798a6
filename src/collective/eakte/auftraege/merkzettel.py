"""How far jobs have come, beside what they have stored: in the same transaction.

A job that is delivered again, because its process was killed, so goes on exactly
where it stopped.
"""

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations
from zope.component.hooks import getSite


_ZETTEL = "collective.eakte.auftraege"


class Merkzettel(Persistent):
    """What is kept of a job until it is over.

    :ivar stelle: where to go on, see :class:`~.aufgabe.Aufgabe`.
    :ivar fertig: whether nothing is left to be done.
    :ivar fehler: what could not be done, tuple of pairs of UUID and message as
        :func:`~.botschaft.packe` writes it.
    """

    stelle = None
    fertig = False
    fehler: tuple[tuple[str, str], ...] = ()


def merkzettel(kennung):
    """What is kept of a job.

    :param kennung: id of the job.
    :returns: :class:`Merkzettel`, or ``None``.
    """
    return IAnnotations(getSite()).get(_ZETTEL, {}).get(kennung)


def merke(kennung, stelle, fehler, fertig=False):
    """Keep how far a job has come; part of the transaction.

    :param kennung: id of the job.
    :param stelle: where to go on.
    :param fehler: see :class:`Merkzettel`.
    :param fertig: whether nothing is left to be done.
    """
    alle = IAnnotations(getSite()).setdefault(_ZETTEL, OOBTree())
    zettel = alle.get(kennung)
    if zettel is None:
        alle[kennung] = zettel = Merkzettel()
    zettel.stelle, zettel.fehler, zettel.fertig = stelle, fehler, fertig


def vergiss(kennung):
    """Keep nothing more of a job; part of the transaction."""
    alle = IAnnotations(getSite()).get(_ZETTEL)
    if alle is not None:
        alle.pop(kennung, None)


def raeume_auf(gibt_es):
    """Keep nothing of jobs that are gone; part of the transaction.

    :param gibt_es: function of an id that says whether there is such a job.
    """
    for kennung in list(IAnnotations(getSite()).get(_ZETTEL, ())):
        if not gibt_es(kennung):
            vergiss(kennung)


def vergiss_alles(site):
    """Keep nothing at all; the E-Akte is taken away."""
    IAnnotations(site).pop(_ZETTEL, None)
