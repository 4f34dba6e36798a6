"""DELETE: nothing that was registered, and no plan that is in force."""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import ISchriftgutobjekt
from collective.eakte.rest import darf
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import verlange
from plone import api
from plone.restapi.services.content.delete import ContentDelete
from Products.CMFCore.permissions import DeleteObjects


PLANSTAND_AENDERN = "collective.eakte: Change plan state"


class SchriftgutLoeschen(ContentDelete):
    """Refuses: a record is withdrawn, not deleted."""

    def reply(self):
        raise Hindernisse.eines(
            "registriertes-bleibt",
            _(
                "registriertes_bleibt",
                default="${kennzeichen} is registered and cannot be deleted, only "
                "withdrawn (Storno) with a reason.",
                mapping={"kennzeichen": self.context.kennzeichen},
            ),
            url=self.context.absolute_url(),
            kennzeichen=self.context.kennzeichen,
        )


class PlanknotenLoeschen(ContentDelete):
    """Deletes a plan or a unit that is a draft and holds no records."""

    def reply(self):
        erlaube_schreiben(self.request)
        knoten = self.context
        entwurf = api.content.get_state(knoten, default="entwurf") == "entwurf"
        if entwurf:
            verlange(DeleteObjects, knoten)
        # What lies in it is told to those only who are in charge of the plan.
        zustaendig = darf(DeleteObjects, knoten) or darf(PLANSTAND_AENDERN, knoten)
        anzahl = self.anzahl_schriftgut() if zustaendig else 0
        if anzahl:
            raise Hindernisse.eines(
                "registriertes-bleibt",
                _(
                    "knoten_enthaelt_schriftgut",
                    default="${kennzeichen} cannot be deleted: ${count} records are "
                    "kept in it.",
                    mapping={
                        "kennzeichen": knoten.kennzeichen or knoten.getId(),
                        "count": anzahl,
                    },
                ),
            )
        if not entwurf:
            raise Hindernisse.eines(
                "einheit-in-kraft",
                _(
                    "einheit_in_kraft",
                    default="${kennzeichen} is or was in force and stays in the plan: "
                    "put it out of force (stilllegen) instead.",
                    mapping={"kennzeichen": knoten.kennzeichen or knoten.getId()},
                ),
            )
        return super().reply()

    def anzahl_schriftgut(self):
        """How many records lie below, seen by the user or not."""
        return len(
            api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
                path="/".join(self.context.getPhysicalPath()),
                object_provides=ISchriftgutobjekt.__identifier__,
            )
        )
