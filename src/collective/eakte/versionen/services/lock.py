"""@lock of a Dokument: the check-out in the shape in which restapi tells locks.

Differences to restapi's own services: ``force`` ends a lock at the first call, needs
the right to do so and a reason; the token is told to the holder only; a lock has no
timeout.
"""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import falscher_typ
from collective.eakte.rest import lies_json
from collective.eakte.rest import verlange
from collective.eakte.versionen.auscheckung_api import auscheckung
from collective.eakte.versionen.auscheckung_api import brich_ab
from collective.eakte.versionen.auscheckung_api import checke_aus
from collective.eakte.versionen.auscheckung_api import ist_eigene
from collective.eakte.versionen.auscheckung_api import nimm_zurueck
from collective.eakte.versionen.auscheckung_api import verlange_eigene
from collective.eakte.versionen.services.auschecken import gesendetes_token
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from plone.restapi.services.locking import lock_info
from Products.CMFCore.permissions import ModifyPortalContent


class Lesen(Service):
    """Who holds the lock since when; its token for the holder."""

    def reply(self):
        return sperre_als_json(self.context)


class Sperren(Service):
    """Checks the Dokument out; asked again by its holder, it tells the token again.

    ``stealable`` and ``timeout`` are taken and mean nothing: a check-out is ended by
    its holder or by the Registratur.
    """

    def reply(self):
        erlaube_schreiben(self.request)
        lies_json(self.request)
        if not ist_eigene(auscheckung(self.context)):
            checke_aus(self.context)
        return sperre_als_json(self.context)


class Auffrischen(Service):
    """A check-out does not expire; somebody else's is refused."""

    def reply(self):
        erlaube_schreiben(self.request)
        verlange(ModifyPortalContent, self.context)
        if auscheckung(self.context) is not None:
            verlange_eigene(self.context)
        return sperre_als_json(self.context)


class Entsperren(Service):
    """Gives the own check-out up; with ``force`` and ``grund`` somebody else's."""

    def reply(self):
        erlaube_schreiben(self.request)
        angaben = lies_json(self.request)
        gruende = [
            falscher_typ(name, typ)
            for name, typ in (("force", bool), ("grund", str))
            if not isinstance(angaben.get(name, typ()), typ)
        ]
        if gruende:
            raise Hindernisse(gruende)
        stand = auscheckung(self.context)
        if stand is None:
            verlange(ModifyPortalContent, self.context)
        elif angaben.get("force") and not ist_eigene(stand):
            nimm_zurueck(self.context, angaben.get("grund", ""))
        else:
            brich_ab(self.context, token=gesendetes_token(self.request))
        return sperre_als_json(self.context)


def sperre_als_json(dokument):
    """The lock as restapi tells it, and for whom its holder stands in.

    :param dokument: the Dokument.
    :returns: dict.
    """
    angaben = lock_info(dokument)
    stand = auscheckung(dokument)
    if stand is not None and stand.fuer:
        angaben["in_vertretung_fuer"] = stand.fuer
    return json_compatible(angaben)
