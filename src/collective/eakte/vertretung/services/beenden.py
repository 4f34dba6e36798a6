"""DELETE @vertretungen/<kennung>: the absent person is back early."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.vertretung.api import beende
from collective.eakte.vertretung.services.ausgabe import als_angaben
from plone import api
from plone.restapi.services import Service
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class Beenden(Service):
    """Takes ``grund``; returns the ended Vertretung, which is kept."""

    kennung = None

    def publishTraverse(self, request, name):
        if self.kennung is not None:
            raise NotFound(name)
        self.kennung = name
        return self

    def reply(self):
        erlaube_schreiben(self.request)
        if api.user.is_anonymous():
            raise nicht_berechtigt()
        grund = ""
        if self.request.get("BODY"):
            grund = lies_angaben(self.request, grund=str)["grund"]
        try:
            beendet = beende(self.kennung or "", grund)
        except Hindernisse as abgelehnt:
            if abgelehnt.hindernisse[0].code == "vertretung-unbekannt":
                raise NotFound(self.kennung) from abgelehnt
            raise
        return als_angaben(beendet, self.request)
