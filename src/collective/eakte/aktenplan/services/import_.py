"""POST @aktenplan-import: check a table, or import it."""

from collective.eakte import _
from collective.eakte.aktenplan.api import importiere
from collective.eakte.aktenplan.services.anfrage import lies_anfrage
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import erlaube_schreiben
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from zope.i18n import translate


class AktenplanImport(Service):
    """Say what a table would change in the plan, and change it if asked to."""

    def reply(self):
        erlaube_schreiben(self.request)
        anfrage = lies_anfrage(self._daten())
        ergebnis = importiere(
            self.context,
            anfrage.inhalt,
            anfrage.dateiname,
            probelauf=anfrage.probelauf,
            zuordnung=anfrage.zuordnung,
            werte=anfrage.werte,
            blatt=anfrage.blatt,
            zustand=anfrage.zustand,
            stand=anfrage.stand,
        )
        return self._als_json(ergebnis)

    def _daten(self):
        if self.request.getHeader("Content-Type", "").startswith("multipart/"):
            return self.request.form
        try:
            return json_body(self.request)
        except (DeserializationError, UnicodeDecodeError) as fehler:
            raise Hindernisse.eines(
                "kein-json",
                _("kein_json", default="The body of the request is no JSON object."),
            ) from fehler

    def _als_json(self, ergebnis):
        return {
            "@id": f"{self.context.absolute_url()}/@aktenplan-import",
            "written": ergebnis.geschrieben,
            "digest": ergebnis.stand,
            "sheet": ergebnis.blatt,
            "sheets": list(ergebnis.blaetter),
            "columns": {s.ueberschrift: s.spalte for s in ergebnis.spalten},
            "counts": ergebnis.anzahl,
            "problems": [self._befund(befund) for befund in ergebnis.befunde],
            "difference": _unterschied(ergebnis.unterschied),
        }

    def _befund(self, befund):
        return {
            "code": befund.code,
            "severity": befund.schwere,
            "message": translate(befund.message, context=self.request),
            "line": befund.line,
            "field": befund.field,
            "kennzeichen": befund.kennzeichen,
        }


def _unterschied(unterschied):
    if unterschied is None:
        return None
    return {
        "new": [
            {
                "kennzeichen": zeile.kennzeichen,
                "title": zeile.titel,
                "parent": zeile.eltern,
                "level": zeile.ebene,
                "line": zeile.zeile,
            }
            for zeile in unterschied.neu
        ],
        "changed": [
            {
                "kennzeichen": aenderung.kennzeichen,
                "line": aenderung.zeile,
                "fields": {
                    feld.feld: {
                        "old": json_compatible(feld.alt),
                        "new": json_compatible(feld.neu),
                    }
                    for feld in aenderung.felder
                },
            }
            for aenderung in unterschied.geaendert
        ],
        "missing": list(unterschied.fehlend),
    }
