"""POST @move and @copy: within the E-Akte every record gets a number of its own."""

from AccessControl import Unauthorized
from collective.eakte import _
from collective.eakte.hindernisse import Hindernis
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.hindernisse import NichtBerechtigt
from collective.eakte.registrierung.umlegen import kopiere
from collective.eakte.registrierung.umlegen import lege_um
from collective.eakte.rest import erlaube_schreiben
from collective.eakte.rest import lies_json
from plone.restapi.services import Service
from plone.restapi.services.copymove.copymove import BaseCopyMove
from Products.CMFCore.interfaces import IContentish
from zExceptions import NotFound


class Umlegen(BaseCopyMove):
    """Moves records here: all that are named, or none."""

    def reply(self):
        erlaube_schreiben(self.request)
        quellen = lies_json(self.request).get("source")
        if isinstance(quellen, str):
            quellen = [quellen]
        if not quellen or not isinstance(quellen, list):
            raise Hindernisse.eines(
                "quelle-fehlt",
                _(
                    "quelle_fehlt",
                    default="Say with “source” which records are meant.",
                ),
                field="source",
            )
        objekte = [self.finde(quelle) for quelle in quellen]
        gruende = [
            _nicht_gefunden(quelle)
            for quelle, objekt in zip(quellen, objekte, strict=True)
            if objekt is None
        ]
        ergebnis = []
        for objekt in objekte:
            if objekt is not None:
                gruende += self.versuche(objekt, ergebnis)
        if gruende:
            raise Hindernisse(gruende)
        return ergebnis

    def finde(self, quelle):
        """The object that the user may see, or ``None``."""
        if not isinstance(quelle, str):
            return None
        try:
            objekt = self.get_object(quelle)
        except (Unauthorized, NotFound, KeyError):
            return None
        return objekt if IContentish.providedBy(objekt) else None

    def versuche(self, objekt, ergebnis):
        """Do it for one object; the caller gives up when there are reasons."""
        adresse = objekt.absolute_url()
        try:
            neu = self.handle(objekt)
        except NichtBerechtigt:
            raise
        except Hindernisse as abgelehnt:
            return abgelehnt.hindernisse
        ergebnis.append({"source": adresse, "target": neu.absolute_url()})
        return ()

    def handle(self, objekt):
        return lege_um(objekt, self.context)


class Kopieren(Umlegen):
    """Files copies of Dokumente here."""

    def handle(self, objekt):
        return kopiere(objekt, self.context)


class ImPlanUmlegen(Service):
    """Refuses: the plan is changed as a whole, and Akten are moved with a reason."""

    def reply(self):
        raise Hindernisse.eines(
            "akte-nur-umschreiben",
            _(
                "nichts_in_den_plan_legen",
                default="Nothing is moved or copied into a plan unit: an Akte gets "
                "there by Umschreiben (@umschreiben), with a reason.",
            ),
        )


def _nicht_gefunden(quelle):
    return Hindernis(
        "quelle-nicht-gefunden",
        _(
            "quelle_nicht_gefunden",
            default="“${quelle}” was not found.",
            mapping={"quelle": str(quelle)},
        ),
        field="source",
    )
