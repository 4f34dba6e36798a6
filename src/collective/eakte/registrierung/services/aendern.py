"""PATCH: change metadata, and say why a record cannot be changed any more."""

from collective.eakte.registrierung.api import verlange_aenderung
from collective.eakte.rest import erlaube_schreiben
from plone.restapi.services.content.update import ContentPatch


class Aendern(ContentPatch):
    """Changes the fields of a plan unit or record."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange_aenderung(self.context)
        return super().reply()
