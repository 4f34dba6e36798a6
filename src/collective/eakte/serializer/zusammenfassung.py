"""A record in a list of restapi: its row, without what the user may not read."""

from collective.eakte.config import INHALT_LESEN
from collective.eakte.content.dokument import IDokument
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.rechte.inhalt import ANGABEN_DER_DATEI
from collective.eakte.rechte.inhalt import Leserecht
from collective.eakte.rechte.inhalt import sichtbare_hauptdokumente
from collective.eakte.rest import darf
from plone import api
from plone.restapi.interfaces import ISerializeToJsonSummary
from plone.restapi.serializer.summary import DefaultJSONSummarySerializer
from Products.ZCatalog.interfaces import ICatalogBrain
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.interface import implementer


_MERKER = "collective.eakte.leserecht"


class _OhneVerborgenes(DefaultJSONSummarySerializer):
    def __call__(self):
        ergebnis = super().__call__()
        if ergebnis.get("hauptdokument"):
            sichtbar = sichtbare_hauptdokumente([ergebnis["hauptdokument"]])
            if ergebnis["hauptdokument"] not in sichtbar:
                ergebnis["hauptdokument"] = None
        genannt = ANGABEN_DER_DATEI & set(ergebnis)
        if genannt and not self._liest():
            ergebnis.update(dict.fromkeys(genannt))
        return ergebnis


@implementer(ISerializeToJsonSummary)
@adapter(ICatalogBrain, IEAkteLayer)
class ZeileAlsJSON(_OhneVerborgenes):
    """A row of the catalog."""

    def _liest(self):
        merker = IAnnotations(self.request)
        person = api.user.get_current().getId()
        if merker.get(_MERKER, (None,))[0] != person:
            merker[_MERKER] = (person, Leserecht())
        return merker[_MERKER][1](self.context)


@implementer(ISerializeToJsonSummary)
@adapter(IEAkteInhalt, IEAkteLayer)
class InKuerze(_OhneVerborgenes):
    """A record or plan node that is at hand, such as the one around another one."""

    def __call__(self):
        """:returns: dict; nothing of what the user may not see."""
        return super().__call__() if darf("View", self.context) else {}

    def _liest(self):
        return not IDokument.providedBy(self.context) or darf(
            INHALT_LESEN, self.context
        )
