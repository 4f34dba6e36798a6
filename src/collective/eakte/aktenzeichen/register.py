"""The register of numbers, kept in the database with the records.

Numbers are given in the transaction that registers the record: both are stored or
none. A refused or aborted registration therefore leaves no gap, and two transactions
that take the same counter cannot both be committed.
"""

from BTrees.IOBTree import IOBTree
from BTrees.OIBTree import OIBTree
from collective.eakte import _
from collective.eakte.aktenzeichen.interfaces import INummernregister
from collective.eakte.baeume import KleinerOOBTree
from collective.eakte.baeume import verkleinere
from collective.eakte.hindernisse import Hindernisse
from persistent import Persistent
from zope.interface import implementer


def normalisiert(kennzeichen):
    """Form in which numbers are compared: blanks and capitals make no difference.

    :param kennzeichen: number as written by a system or typed by a person.
    :returns: key of the register.
    """
    return " ".join(kennzeichen.split()).casefold()


@implementer(INummernregister)
class Nummernregister(Persistent):
    """See :class:`INummernregister`."""

    def __init__(self):
        self._inhaber = KleinerOOBTree()
        self._zaehler = OIBTree()
        self._ereignisse = IOBTree()

    def inhaber(self, kennzeichen):
        return self._inhaber.get(normalisiert(kennzeichen))

    def trage_ein(self, kennzeichen, uid):
        schluessel = normalisiert(kennzeichen)
        if self._inhaber.setdefault(schluessel, uid) != uid:
            raise Hindernisse.eines(
                "kennzeichen-vergeben",
                _(
                    "kennzeichen_vergeben",
                    default="The number ${kennzeichen} has already been given.",
                    mapping={"kennzeichen": kennzeichen},
                ),
                field="kennzeichen",
            )

    def naechste(self, zaehler):
        nummer = self._zaehler.get(zaehler, 0) + 1
        self._zaehler[zaehler] = nummer
        return nummer

    def stand(self, zaehler):
        return self._zaehler.get(zaehler, 0)

    def vermerke(self, ereignis):
        nummer = self._ereignisse.maxKey() + 1 if self._ereignisse else 1
        self._ereignisse[nummer] = ereignis

    def ereignisse(self):
        return list(self._ereignisse.values())

    def verkleinere(self):
        """Keep the numbers in small leaves, as registers that are made today do."""
        verkleinere(self, "_inhaber")
