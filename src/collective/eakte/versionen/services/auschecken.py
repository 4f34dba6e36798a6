"""POST and DELETE @auschecken: take a Dokument for editing, and give it back."""

from collective.eakte.rest import als_json
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.versionen.auscheckung_api import brich_ab
from collective.eakte.versionen.auscheckung_api import checke_aus
from plone.restapi.services import Service


class Auschecken(Service):
    """Returns the Dokument; ``lock`` holds the token for further requests."""

    def reply(self):
        erlaube_schreiben(self.request)
        checke_aus(self.context)
        return als_json(self.context, self.request)


class Abbrechen(Service):
    """Gives the check-out up; a token that is sent must be the right one."""

    def reply(self):
        erlaube_schreiben(self.request)
        brich_ab(self.context, token=gesendetes_token(self.request))
        return als_json(self.context, self.request)


def gesendetes_token(request):
    """The token in the header ``Lock-Token``, ``None`` when there is none.

    :param request: the request.
    """
    return (request.getHeader("Lock-Token") or "").strip() or None
