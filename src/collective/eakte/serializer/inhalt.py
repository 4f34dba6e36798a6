"""Plan units and records as JSON: restapi's shape with what holds by inheritance."""

from Acquisition import aq_base
from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.content.dokument import IDokument
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.listen.anfrage import HOECHSTE_SEITE
from collective.eakte.protokollieren import vermerke_auflistung
from collective.eakte.rest import darf
from collective.eakte.serializer.angaben import geerbte
from collective.eakte.serializer.angaben import lesehinweis
from collective.eakte.serializer.angaben import pfad
from collective.eakte.serializer.angaben import sichtbares_hauptdokument
from collective.eakte.serializer.angaben import storno
from collective.eakte.versionen.api import fassung
from collective.eakte.versionen.api import stand
from collective.eakte.versionen.darstellung import aktuelle_als_json
from collective.eakte.versionen.darstellung import download_url
from collective.eakte.versionen.darstellung import endfassung_als_json
from collective.eakte.versionen.darstellung import fassung_als_json
from collective.eakte.versionen.darstellung import ursprung_als_json
from contextlib import suppress
from plone.restapi.batching import DEFAULT_BATCH_SIZE
from plone.restapi.deserializer import parse_int
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.serializer.dxcontent import SerializeToJson
from zExceptions import NotFound
from zope.component import adapter
from zope.interface import implementer


class MitAngaben:
    """Adds ``vererbt``, ``pfad`` and, for what was withdrawn, ``storno``.

    Inherited values also stand at the key of their field, so that a client need not
    know who keeps them.
    """

    def __call__(self, *args, **kwargs):
        result = super().__call__(*args, **kwargs)
        if ISchriftgutobjekt.providedBy(self.context):
            vermerke_auflistung(self.context)
        vererbt = geerbte(self.context, self.request)
        result.update({feld: angabe["value"] for feld, angabe in vererbt.items()})
        result["vererbt"] = vererbt
        result["pfad"] = pfad(self.context)
        angabe = storno(self.context)
        if angabe is not None:
            result["storno"] = angabe
        return result


class BehaelterAlsJSON(MitAngaben, SerializeFolderToJson):
    """A container; what it holds comes in the order of the numbers."""

    def _build_query(self):
        form = self.request.form
        query = {**super()._build_query(), "sort_on": "kennzeichen_sort"}
        start = parse_int(form, "b_start", 0)
        anzahl = parse_int(form, "b_size", DEFAULT_BATCH_SIZE)
        if anzahl < 0:
            raise Hindernisse.eines(
                "seite-ungueltig",
                _(
                    "liste_groesse_ungueltig",
                    default="A page has 1 to ${max} rows.",
                    mapping={"max": str(HOECHSTE_SEITE)},
                ),
                field="b_size",
            )
        if start >= 0 and anzahl > 0:
            # Only the page that is asked for is sorted and read.
            query.update(b_start=start, b_size=anzahl)
        return query


@implementer(ISerializeToJson)
@adapter(IPlanknoten, IEAkteLayer)
class PlanknotenAlsJSON(BehaelterAlsJSON):
    """A plan or one of its units."""


@implementer(ISerializeToJson)
@adapter(ISchriftgutbehaelter, IEAkteLayer)
class SchriftgutbehaelterAlsJSON(BehaelterAlsJSON):
    """An Akte, Teilakte or Vorgang."""


@implementer(ISerializeToJson)
@adapter(ISchriftgutobjekt, IEAkteLayer)
class SchriftgutobjektAlsJSON(MitAngaben, SerializeToJson):
    """A Dokument; nothing of its file for who may not read it."""

    def __call__(self, version=None, *args, **kwargs):
        result = super().__call__(version, *args, **kwargs)
        if IDokument.providedBy(self.context):
            result["hauptdokument"] = sichtbares_hauptdokument(self.context)
            hinweis = lesehinweis(self.context, self.request)
            if hinweis:
                result["file"] = None
                result["lesehinweis"] = hinweis
            else:
                self._nenne_fassung(result, version)
            result["endfassung"] = endfassung_als_json(
                self.context, mit_datei=not hinweis
            )
            result["ursprung"] = ursprung_als_json(self.context)
            result["eingefroren"] = bool(aq_base(self.context)._eingefroren)
        return result

    def getVersion(self, version):
        """The Dokument as it was in a version of Plone's count, from 0.

        :raises NotFound: there is no such version, or the user may not read it.
        """
        if version == "current":
            return self.context
        if darf(INHALT_LESEN, self.context):
            with suppress(LookupError, ValueError):
                return stand(self.context, int(version) + 1)
        raise NotFound(version)

    def _nenne_fassung(self, result, version):
        if version in (None, "current"):
            result["fassung"] = aktuelle_als_json(self.context)
            return
        damals = fassung(self.context, int(version) + 1)
        result["fassung"] = fassung_als_json(self.context, damals)
        if result.get("file"):
            result["file"]["download"] = download_url(self.context, damals)
