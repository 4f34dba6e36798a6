"""POST @uebergeben and @zuruecknehmen: somebody else goes on, or nobody."""

from collective.eakte.rest import als_json
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.versionen.auscheckung_api import nimm_zurueck
from collective.eakte.versionen.auscheckung_api import uebergib
from collective.eakte.versionen.services.auschecken import gesendetes_token
from plone.restapi.services import Service


class Uebergeben(Service):
    """Takes ``an`` (user id) and ``grund``; the new holder gets a token of her own."""

    def reply(self):
        erlaube_schreiben(self.request)
        angaben = lies_angaben(self.request, an=str, grund=str)
        uebergib(
            self.context,
            angaben["an"].strip(),
            angaben["grund"],
            token=gesendetes_token(self.request),
        )
        return als_json(self.context, self.request)


class Zuruecknehmen(Service):
    """Takes ``grund``; ends the check-out of somebody else."""

    def reply(self):
        erlaube_schreiben(self.request)
        angaben = lies_angaben(self.request, grund=str)
        nimm_zurueck(self.context, angaben["grund"])
        return als_json(self.context, self.request)
