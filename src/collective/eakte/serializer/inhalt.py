"""Plan units and records as JSON: restapi's shape with what holds by inheritance."""

from collective.eakte import _
from collective.eakte.content.dokument import IDokument
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteLayer
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.interfaces import ISchriftgutbehaelter
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.listen.anfrage import HOECHSTE_SEITE
from collective.eakte.serializer.angaben import geerbte
from collective.eakte.serializer.angaben import lesehinweis
from collective.eakte.serializer.angaben import pfad
from collective.eakte.serializer.angaben import sichtbares_hauptdokument
from collective.eakte.serializer.angaben import storno
from plone.restapi.batching import DEFAULT_BATCH_SIZE
from plone.restapi.deserializer import parse_int
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.serializer.dxcontent import SerializeToJson
from zope.component import adapter
from zope.interface import implementer


class MitAngaben:
    """Adds ``vererbt``, ``pfad`` and, for what was withdrawn, ``storno``.

    Inherited values also stand at the key of their field, so that a client need not
    know who keeps them.
    """

    def __call__(self, *args, **kwargs):
        result = super().__call__(*args, **kwargs)
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

    def __call__(self, *args, **kwargs):
        result = super().__call__(*args, **kwargs)
        if IDokument.providedBy(self.context):
            result["hauptdokument"] = sichtbares_hauptdokument(self.context)
            hinweis = lesehinweis(self.context, self.request)
            if hinweis:
                result["file"] = None
                result["lesehinweis"] = hinweis
        return result
