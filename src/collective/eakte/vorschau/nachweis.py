"""The PDF/A for the check of the stored files: its bytes, and what is said of them."""

from Acquisition import aq_base
from collective.eakte.integritaet.interfaces import IAbgeleitete
from collective.eakte.integritaet.pruefregeln import PDFA
from collective.eakte.integritaet.pruefregeln import PROTOKOLL
from collective.eakte.integritaet.pruefregeln import Soll
from collective.eakte.integritaet.versionen import Stand
from collective.eakte.interfaces import IProtokollfuehrung
from collective.eakte.protokoll.api import eintraege
from zope.component import queryUtility
from zope.interface import implementer


@implementer(IAbgeleitete)
class Pdfanachweis:
    """See :class:`~collective.eakte.integritaet.interfaces.IAbgeleitete`.

    Pictures and PDF views prove nothing and can be made anew: they are not read.
    """

    stelle = PDFA

    def __init__(self, context):
        self.context = context

    def staende(self):
        """:returns: what is kept, if there is a PDF/A."""
        stueck = aq_base(self.context)._pdfa
        if stueck is None or stueck.datei is None:
            return
        stand = Stand(
            solls=[Soll(PDFA, stueck.sha256_datei, stueck.groesse)],
            blobs=[stueck.datei._blob],
        )
        if queryUtility(IProtokollfuehrung) is not None:
            stand.verlangt.add(PROTOKOLL)
        for eintrag in eintraege(self.context):
            if eintrag.was == "pdfa-erstellt":
                angaben = eintrag.angaben
                stand.solls.append(
                    Soll(PROTOKOLL, angaben.get("sha256_pdfa"), angaben.get("groesse"))
                )
                break
        yield stand
