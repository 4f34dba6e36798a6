"""The operations on the state of a record, offered on its screens."""

from collective.eakte import _
from collective.eakte.lebenszyklus.api import pruefe_zda
from collective.eakte.lebenszyklus.api import vorbehalte
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.lebenszyklus.browser.stand import moegliche_uebergaenge
from collective.eakte.ui.handlungen import Handlung


class _Uebergang(Handlung):
    """A step of the workflow; it is offered where the workflow has it."""

    uebergang = ""
    gruppe = "verfuegen"

    def verfuegbar(self):
        return self.uebergang in moegliche_uebergaenge(self.context)


class ZdaVerfuegen(_Uebergang):
    """Close a record."""

    titel = _("knopf_zda", default="Close (zdA)")
    uebergang = "zda_verfuegen"
    ziel = "@@zda-verfuegen"
    icon = "check2-circle"
    reihenfolge = 50
    recht = "collective.eakte: Close Schriftgut (zdA)"

    def gruende(self):
        return [grund.message for grund in pruefe_zda(self.context, hoechstens=3)]


class ZdaAufheben(_Uebergang):
    """Reopen a record."""

    titel = _("knopf_zda_aufheben", default="Reopen")
    uebergang = "zda_aufheben"
    ziel = "@@zda-aufheben"
    icon = "arrow-counterclockwise"
    reihenfolge = 60
    recht = "collective.eakte: Reopen Schriftgut (zdA aufheben)"


class EndfassungErteilen(_Uebergang):
    """Make a Dokument final."""

    titel = _("knopf_endfassung", default="Make final")
    uebergang = "endfassung_erteilen"
    ziel = "@@endfassung-erteilen"
    icon = "patch-check"
    reihenfolge = 40
    recht = "collective.eakte: Finalise Dokument (Endfassung)"

    def gruende(self):
        return [grund.message for grund in vorbehalte(self.context, "endfassung")]


class Stornieren(Handlung):
    """Withdraw a record."""

    titel = _("knopf_stornieren", default="Withdraw")
    ziel = "@@stornieren"
    icon = "x-circle"
    gruppe = "verfuegen"
    reihenfolge = 90
    recht = "collective.eakte: Stornieren"

    def verfuegbar(self):
        return zustand(self.context) != "storniert"

    def gruende(self):
        if zustand(self.context) == "zda":
            yield _(
                "handlung_storno_zda",
                default="${kennzeichen} is closed (zdA) and has to be reopened first.",
                mapping={"kennzeichen": self.context.kennzeichen},
            )
        for grund in vorbehalte(self.context, "stornieren")[:3]:
            yield grund.message


class _PlanUebergang(_Uebergang):
    gruppe = "mehr"
    recht = "collective.eakte: Change plan state"

    def verfuegbar(self):
        """The plan is looked after by few; the others need not see it."""
        return super().verfuegbar() and self.erlaubt()


class Aktivieren(_PlanUebergang):
    """Put a plan unit into force."""

    titel = _("knopf_aktivieren", default="Put into force")
    uebergang = "aktivieren"
    ziel = "@@aktivieren"
    icon = "check2"
    reihenfolge = 50


class Stilllegen(_PlanUebergang):
    """Take a plan unit out of use."""

    titel = _("knopf_stilllegen", default="Take out of use")
    uebergang = "stilllegen"
    ziel = "@@stilllegen"
    icon = "slash-circle"
    reihenfolge = 60


class Wiederaufnehmen(_PlanUebergang):
    """Take a plan unit into use again."""

    titel = _("knopf_wiederaufnehmen", default="Take into use again")
    uebergang = "wiederaufnehmen"
    ziel = "@@wiederaufnehmen"
    icon = "arrow-counterclockwise"
    reihenfolge = 60
