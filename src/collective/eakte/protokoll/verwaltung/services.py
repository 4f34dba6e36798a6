"""``@siegel`` and ``@protokoll-pruefung``."""

from collective.eakte.auftraege.annahme import angenommen
from collective.eakte.config import PROTOKOLL_ANSEHEN
from collective.eakte.config import PROTOKOLL_VERWALTEN
from collective.eakte.config import SITE_PROTOKOLL_ANSEHEN
from collective.eakte.protokoll.beweis import neueste_siegel
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.pruefung import mit_inhalt
from collective.eakte.protokoll.pruefung import pruefe_mehrere
from collective.eakte.protokoll.verlauf import darf_sehen
from collective.eakte.protokoll.versiegeln import versiegele
from collective.eakte.protokoll.verwaltung.ausgabe import ergebnis_als_json
from collective.eakte.protokoll.verwaltung.ausgabe import siegel_als_json
from collective.eakte.protokoll.verwaltung.dateiausgabe import sende
from collective.eakte.protokoll.verwaltung.laeufe import letzte_pruefungen
from collective.eakte.protokoll.verwaltung.planmaessig import PRUEFUNG
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import MitPfad
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.rest import verlange
from collective.eakte.zeitplan.aufgabe import beginne
from itertools import islice
from plone.restapi.services import Service
from zExceptions import NotFound
from zope.component import getUtility


LISTE = 100
"""Seals that are listed; older ones are asked for by their number."""


class Siegel(MitPfad):
    """GET: the newest seals, one by its number, or its file."""

    def render(self):
        """:returns: JSON, or with ``datei`` behind the number the seal as a file."""
        if len(self.teile) == 2 and self.teile[1] == "datei":
            self.check_permission()
            verlange(SITE_PROTOKOLL_ANSEHEN, self.context)
            return sende(self._eines(), self.request.response)
        return super().render()

    def reply(self):
        """:returns: dict.

        :raises NichtBerechtigt: seals are not for this user.
        :raises NotFound: there is no such seal.
        """
        verlange(SITE_PROTOKOLL_ANSEHEN, self.context)
        wurzel = self.context.absolute_url()
        if self.teile:
            if len(self.teile) > 1:
                raise NotFound(self.teile[1])
            return siegel_als_json(self._eines(), wurzel)
        buch = getUtility(IProtokollbuch)
        return {
            "@id": f"{wurzel}/@siegel",
            "items": [
                siegel_als_json(siegel, wurzel)
                for siegel in islice(neueste_siegel(buch), LISTE)
            ],
            "items_total": len(buch.siegel),
        }

    def _eines(self):
        nummer = self.teile[0]
        alle = getUtility(IProtokollbuch).siegel
        gueltig = nummer.isascii() and nummer.isdecimal() and len(nummer) < 10
        siegel = alle.get(int(nummer)) if gueltig else None
        if siegel is None:
            raise NotFound(nummer)
        return siegel


class Versiegeln(Service):
    """POST: sets a seal and returns it."""

    def reply(self):
        """:returns: the seal."""
        erlaube_schreiben(self.request)
        verlange(PROTOKOLL_VERWALTEN, self.context)
        antwort = siegel_als_json(versiegele(), self.context.absolute_url())
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", antwort["@id"])
        return antwort


class Pruefung(Service):
    """GET at a record: checks it with what the user sees in it."""

    def reply(self):
        """:returns: what was found.

        :raises NichtBerechtigt: the Verlauf is not for this user.
        """
        if not darf_sehen(self.context):
            verlange(PROTOKOLL_ANSEHEN, self.context)
            raise nicht_berechtigt()
        ergebnis = pruefe_mehrere(mit_inhalt(self.context, darf_sehen))
        return {
            "@id": f"{self.context.absolute_url()}/@protokoll-pruefung",
            **ergebnis_als_json(ergebnis, self.request),
        }


class Pruefungen(Service):
    """GET at the site: the last checks."""

    def reply(self):
        """:returns: dict with a list, the newest first."""
        verlange(SITE_PROTOKOLL_ANSEHEN, self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@protokoll-pruefung",
            "items": [
                {
                    "zeit": pruefung.zeit.isoformat(),
                    "umfang": pruefung.umfang or None,
                    **ergebnis_als_json(pruefung, self.request),
                }
                for pruefung in letzte_pruefungen()
            ],
        }


class AllesPruefen(Service):
    """POST at the site: begins to check all of it; the result is with the others."""

    def reply(self):
        """:returns: nothing."""
        erlaube_schreiben(self.request)
        verlange(PROTOKOLL_VERWALTEN, self.context)
        kennung = beginne(PRUEFUNG)
        adresse = f"{self.context.absolute_url()}/@protokoll-pruefung"
        return {"@id": adresse, **angenommen(kennung, self.request)}
