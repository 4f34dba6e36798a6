"""Operations on versions, offered on the screens of a Dokument."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.eakte import _
from collective.eakte.config import INHALT_LESEN
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.registrierung.api import nennbare
from collective.eakte.registrierung.api import pruefe_anlage
from collective.eakte.rest import darf
from collective.eakte.ui.handlungen import Handlung
from collective.eakte.versionen.ausweg import HINZUFUEGEN


class NeuerEntwurf(Handlung):
    """Go on with what is frozen."""

    titel = _("knopf_neuer_entwurf", default="Go on as a new Entwurf")
    ziel = "@@neuer-entwurf"
    icon = "file-earmark-plus"
    reihenfolge = 45
    recht = INHALT_LESEN

    def verfuegbar(self):
        """Offered where the file itself is not changed any more."""
        return self.context._eingefroren or zustand(self.context) == "endfassung"

    def gruende(self):
        behaelter = aq_parent(aq_inner(self.context))
        gruende = pruefe_anlage(behaelter, self.context.portal_type)
        return [
            grund.message for grund in nennbare(gruende, darf(HINZUFUEGEN, behaelter))
        ]

    def erlaubt(self):
        behaelter = aq_parent(aq_inner(self.context))
        return super().erlaubt() and bool(darf(HINZUFUEGEN, behaelter))
