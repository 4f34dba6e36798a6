"""POST @umschreiben: move an Akte to another plan unit."""

from AccessControl import Unauthorized
from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.eakte import _
from collective.eakte.aktenplan.anlage import pruefe_neue_akte
from collective.eakte.aktenzeichen.api import umschreiben
from collective.eakte.begruendung import pruefe_grund
from collective.eakte.content.aktenplan import IAktenplan
from collective.eakte.content.aktenplaneinheit import IAktenplaneinheit
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rest import als_json
from collective.eakte.rest import darf
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_angaben
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.rest import verlange
from plone import api
from plone.restapi.services import Service
from zExceptions import NotFound


class Umschreiben(Service):
    """Takes ``ziel``, ``grund`` and ``fristen_neu``; returns the Akte at its new place.

    ``ziel`` is the number of the unit, its UID, its path or its address.
    """

    def reply(self):
        erlaube_schreiben(self.request)
        verlange("collective.eakte: Umschreiben", self.context)
        angaben = lies_angaben(self.request, ziel=str, grund=str, fristen_neu=bool)
        gefunden = self.finde(angaben["ziel"].strip())
        if len(gefunden) != 1:
            raise Hindernisse(
                [
                    _gegen_ziel(angaben["ziel"], gefunden),
                    *pruefe_grund(angaben["grund"]),
                ]
            )
        ziel = gefunden[0]
        if not darf("collective.eakte: Add Akte", ziel) and not pruefe_neue_akte(ziel):
            raise nicht_berechtigt()
        akte = umschreiben(
            self.context, ziel, angaben["grund"], fristen_neu=angaben["fristen_neu"]
        )
        return als_json(akte, self.request)

    def finde(self, angabe):
        """Plan nodes that are meant and that the user may see.

        :param angabe: number, UID, path or address.
        :returns: list; several when plans side by side have the same number, and
            none of them is the plan of the Akte.
        """
        if not angabe:
            return []
        knoten = self._nach_ort(angabe) or self._aus_katalog(UID=angabe)
        if knoten:
            return knoten
        knoten = self._aus_katalog(kennzeichen=" ".join(angabe.split()))
        eigener = [ziel for ziel in knoten if _plan(ziel) == _plan(self.context)]
        return eigener if len(eigener) == 1 else knoten

    def _nach_ort(self, angabe):
        portal = api.portal.get()
        for anfang in (portal.absolute_url(), "/".join(portal.getPhysicalPath()), ""):
            pfad = angabe.removeprefix(anfang)
            if not pfad.startswith("/") or not angabe.startswith(anfang):
                continue
            try:
                ziel = portal.restrictedTraverse(pfad.strip("/"), None)
            except (Unauthorized, NotFound):
                ziel = None
            if IPlanknoten.providedBy(ziel):
                return [ziel]
        return []

    def _aus_katalog(self, **anfrage):
        katalog = api.portal.get_tool("portal_catalog")
        knoten = IAktenplaneinheit.__identifier__
        return [
            brain.getObject() for brain in katalog(object_provides=knoten, **anfrage)
        ]


def _plan(obj):
    """Path of the plan in which something lies."""
    for objekt in aq_chain(aq_inner(obj)):
        if IAktenplan.providedBy(objekt):
            return objekt.getPhysicalPath()
    return None


def _gegen_ziel(angabe, gefunden):
    if gefunden:
        return Hindernis(
            "ziel-mehrdeutig",
            _(
                "ziel_mehrdeutig",
                default="“${ziel}” is in several plans: give the path of the unit.",
                mapping={"ziel": angabe},
            ),
            field="ziel",
        )
    return Hindernis(
        "ziel-nicht-gefunden",
        _(
            "ziel_nicht_gefunden",
            default="The plan unit “${ziel}” was not found.",
            mapping={"ziel": angabe},
        ),
        field="ziel",
    )
