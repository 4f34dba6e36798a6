"""What can be done with the check-out of a Dokument, offered on its screens."""

from collective.eakte import _
from collective.eakte.config import AUSCHECKEN_ERZWINGEN
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.ui.handlungen import Handlung
from collective.eakte.versionen.auscheckung_api import auscheckung
from collective.eakte.versionen.auscheckung_api import ist_eigene
from collective.eakte.versionen.auscheckung_api import pruefe_auschecken
from Products.CMFCore.permissions import ModifyPortalContent


class Auschecken(Handlung):
    """Take a Dokument for editing."""

    titel = _("knopf_auschecken", default="Check out")
    ziel = "@@auschecken"
    icon = "box-arrow-down"
    gruppe = "haupt"
    reihenfolge = 10
    recht = ModifyPortalContent

    def verfuegbar(self):
        """What is frozen is not edited, and what one has is checked in."""
        return (
            zustand(self.context) == "entwurf"
            and not self.context._eingefroren
            and not ist_eigene(auscheckung(self.context))
        )

    def gruende(self):
        return [grund.message for grund in pruefe_auschecken(self.context)]


class _Eigene(Handlung):
    """For the holder."""

    def verfuegbar(self):
        return ist_eigene(auscheckung(self.context))


class Einchecken(_Eigene):
    """File what was edited."""

    titel = _("knopf_einchecken", default="Check in")
    ziel = "@@einchecken"
    icon = "box-arrow-in-up"
    gruppe = "haupt"
    reihenfolge = 10


class Uebergeben(_Eigene):
    """Let somebody else go on."""

    titel = _("knopf_uebergeben", default="Hand over")
    ziel = "@@auscheckung-uebergeben"
    icon = "person-check"
    reihenfolge = 12


class Abbrechen(_Eigene):
    """Give the check-out up."""

    titel = _("knopf_auschecken_abbrechen", default="Cancel the check-out")
    ziel = "@@auschecken-abbrechen"
    icon = "x-lg"
    reihenfolge = 14


class Zuruecknehmen(Handlung):
    """End the check-out of somebody else; offered to those who look after it."""

    titel = _("knopf_auscheckung_zuruecknehmen", default="Take back the check-out")
    ziel = "@@auscheckung-zuruecknehmen"
    icon = "unlock"
    gruppe = "verfuegen"
    reihenfolge = 10
    recht = AUSCHECKEN_ERZWINGEN

    def verfuegbar(self):
        stand = auscheckung(self.context)
        return stand is not None and not ist_eigene(stand) and self.erlaubt()
