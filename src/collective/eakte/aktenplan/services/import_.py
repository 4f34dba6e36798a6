"""POST @aktenplan-import: check a table, or import it."""

from collective.eakte import _
from collective.eakte.aktenplan.api import importiere
from collective.eakte.aktenplan.auftrag import Angenommen
from collective.eakte.aktenplan.auftrag import importiere_oder_beginne
from collective.eakte.aktenplan.services.anfrage import lies_anfrage
from collective.eakte.auftraege.annahme import angenommen
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import erlaube_schreiben
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from zope.i18n import translate


class AktenplanImport(Service):
    """Say what a table would change in the plan, and change it if asked to.

    A large table is imported by a job (202), and so is any with the header
    ``Prefer: respond-async``.
    """

    def reply(self):
        """:returns: what would be done, or was.

        :raises Hindernisse: with everything that is wrong.
        """
        erlaube_schreiben(self.request)
        anfrage = lies_anfrage(self._daten())
        datei = (self.context, anfrage.inhalt, anfrage.dateiname)
        angaben = {
            "zuordnung": anfrage.zuordnung,
            "werte": anfrage.werte,
            "blatt": anfrage.blatt,
            "zustand": anfrage.zustand,
        }
        if anfrage.probelauf:
            return self._als_json(importiere(*datei, **angaben))
        ergebnis = importiere_oder_beginne(
            *datei, stand=anfrage.stand, immer=self._will_nicht_warten(), **angaben
        )
        if isinstance(ergebnis, Angenommen):
            auftrag = angenommen(ergebnis.auftrag, self.request)
            return {**self._als_json(ergebnis.ergebnis), **auftrag}
        return self._als_json(ergebnis)

    def _will_nicht_warten(self):
        """Whether a job is asked for (RFC 7240, 4.1)."""
        wuensche = self.request.getHeader("Prefer", "").split(",")
        return "respond-async" in (wunsch.strip().lower() for wunsch in wuensche)

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
