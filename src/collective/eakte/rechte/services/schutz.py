"""POST and DELETE @schutz: protect a record, and lift its protection."""

from collective.eakte.config import SCHUETZEN
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.services import angaben
from collective.eakte.rechte.services.ausgabe import berechtigung_als_json
from collective.eakte.rechte.vergabe import hebe_schutz_auf
from collective.eakte.rechte.vergabe import schuetze
from collective.eakte.rest import darf
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import verlange
from plone.restapi.services import Service


class Schuetzen(Service):
    """Takes ``kreis`` and ``grund``; returns who sees the record now, to those who
    still do."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(SCHUETZEN, self.context)
        daten = angaben.lies(self.request, kreis=angaben.kreis, grund=angaben.text)
        schuetze(self.context, daten["kreis"] or [], daten["grund"])
        if not darf("View", self.context):
            return self.reply_no_content()
        return {
            "@id": f"{self.context.absolute_url()}/@schutz",
            "geschuetzt": True,
            "berechtigungen": [
                berechtigung_als_json(self.context, eine, self.request)
                for eine in berechtigungen(self.context)
            ],
        }


class SchutzAufheben(Service):
    """Takes ``grund``; returns nothing."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(SCHUETZEN, self.context)
        daten = angaben.lies(self.request, grund=angaben.text)
        hebe_schutz_auf(self.context, daten["grund"])
        return self.reply_no_content()
