"""POST @stornieren: withdraw a record with a reason."""

from collective.eakte.hindernisse import Hindernisse
from collective.eakte.lebenszyklus.api import pruefe_storno
from collective.eakte.lebenszyklus.api import storniere
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.rest import als_json
from collective.eakte.rest import darf
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import nicht_berechtigt
from plone.restapi.services import Service


STORNIEREN = "collective.eakte: Stornieren"


class Stornieren(Service):
    """Takes ``grund`` and ``mit_inhalt``; returns the withdrawn record."""

    def reply(self):
        erlaube_schreiben(self.request)
        if not darf(STORNIEREN, self.context) and not _fuer_alle_zu(self.context):
            raise nicht_berechtigt()
        angaben = lies_angaben(self.request, grund=str, mit_inhalt=bool)
        storniere_als_person(
            self.context, angaben["grund"], mit_inhalt=angaben["mit_inhalt"]
        )
        return als_json(self.context, self.request)


def storniere_als_person(obj, grund, *, mit_inhalt=False):
    """Withdraw a record if the user may.

    :param obj: the record.
    :param grund: reason.
    :param mit_inhalt: withdraw what it holds as well.
    :raises NichtBerechtigt: the user may not.
    :raises Hindernisse: with all reasons against it.
    """
    if not darf(STORNIEREN, obj):
        gruende = pruefe_storno(obj, grund, mit_inhalt=mit_inhalt)
        if gruende and _fuer_alle_zu(obj):
            raise Hindernisse(gruende)
        raise nicht_berechtigt()
    storniere(obj, grund, mit_inhalt=mit_inhalt)


def _fuer_alle_zu(obj):
    """In these states nobody has the right, and the reason is no secret."""
    return zustand(obj) in ("zda", "storniert")
