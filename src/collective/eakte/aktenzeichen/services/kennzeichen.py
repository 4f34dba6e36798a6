"""POST @kennzeichen: set the number of a record by hand."""

from collective.eakte.aktenzeichen.api import setze
from collective.eakte.rest import als_json
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import verlange
from plone.restapi.services import Service


class KennzeichenSetzen(Service):
    """Takes ``kennzeichen`` and ``grund``; returns the record."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange("collective.eakte: Set Kennzeichen", self.context)
        angaben = lies_angaben(self.request, kennzeichen=str, grund=str)
        setze(self.context, angaben["kennzeichen"], angaben["grund"])
        return als_json(self.context, self.request)
