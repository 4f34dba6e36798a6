"""GET @fassungen: the versions of a file; POST: make an earlier one current again."""

from collective.eakte.config import INHALT_LESEN
from collective.eakte.rest import als_json
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import MitPfad
from collective.eakte.rest import verlange
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.darstellung import fassung_als_json
from collective.eakte.versionen.interfaces import IFassungsauskunft
from plone.dexterity.utils import iterSchemata
from plone.restapi.interfaces import ISchemaSerializer
from zExceptions import NotFound
from zope.component import getMultiAdapter
from zope.component import queryMultiAdapter


# The file has members of its own; of another Dokument only today's is told.
AUSGELASSEN = ("file", "hauptdokument")


class _EineFassung(MitPfad):
    """Base: what follows in the address names the version."""

    def fassung(self):
        """The version that the address names.

        :raises NotFound: there is none.
        """
        nummer = self.teile[0]
        if not (nummer.isascii() and nummer.isdigit() and len(nummer) < 10):
            raise NotFound(nummer)
        try:
            return versionen.fassung(self.context, int(nummer))
        except LookupError as fehler:
            raise NotFound(nummer) from fehler


class Lesen(_EineFassung):
    """All versions, newest first, or one of them with what was said of it then."""

    def reply(self):
        verlange(INHALT_LESEN, self.context)
        if not self.teile:
            alle = versionen.fassungen(self.context)
            return {
                "@id": f"{self.context.absolute_url()}/@fassungen",
                "items": [fassung_als_json(self.context, f) for f in alle],
                "items_total": len(alle),
            }
        if len(self.teile) != 1:
            raise NotFound("/".join(self.teile))
        auskunft = queryMultiAdapter(
            (self.context, self.request), IFassungsauskunft, name=self.teile[0]
        )
        return auskunft.reply() if auskunft is not None else self._eine()

    def _eine(self):
        fassung = self.fassung()
        damals = versionen.stand(self.context, fassung.nummer)
        return {
            **fassung_als_json(self.context, fassung),
            "metadaten": self._metadaten(damals),
        }

    def _metadaten(self, damals):
        """What may be read of it, as restapi says it."""
        angaben = {}
        for schema in iterSchemata(self.context):
            angaben.update(
                getMultiAdapter((schema, damals, self.request), ISchemaSerializer)()
            )
        return {k: w for k, w in angaben.items() if k not in AUSGELASSEN}


class Wiederherstellen(_EineFassung):
    """``POST @fassungen/<n>/wiederherstellen`` takes ``kommentar``."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(INHALT_LESEN, self.context)
        if len(self.teile) != 2 or self.teile[1] != "wiederherstellen":
            raise NotFound("/".join(self.teile))
        fassung = self.fassung()
        angaben = lies_angaben(self.request, kommentar=str)
        versionen.stelle_wieder_her(self.context, fassung.nummer, angaben["kommentar"])
        return als_json(self.context, self.request)
