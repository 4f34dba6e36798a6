"""What can be done with the number of a record, offered on its screens."""

from collective.eakte import _
from collective.eakte.aktenzeichen.api import gegen_verlegen
from collective.eakte.lebenszyklus.api import zustand
from collective.eakte.ui.handlungen import Handlung


class _FuerRegistratur(Handlung):
    """Only those who look after the numbers see it."""

    gruppe = "mehr"

    def verfuegbar(self):
        return zustand(self.context) != "storniert" and self.erlaubt()


class Umschreiben(_FuerRegistratur):
    """Move an Akte to another plan unit."""

    titel = _("knopf_umschreiben", default="Move to another unit (umschreiben)")
    ziel = "@@umschreiben"
    icon = "arrow-left-right"
    reihenfolge = 70
    recht = "collective.eakte: Umschreiben"

    def gruende(self):
        return [grund.message for grund in gegen_verlegen(self.context)[:3]]


class KennzeichenSetzen(_FuerRegistratur):
    """Set a number by hand."""

    titel = _("knopf_kennzeichen_setzen", default="Set the number by hand")
    ziel = "@@kennzeichen-setzen"
    icon = "hash"
    reihenfolge = 80
    recht = "collective.eakte: Set Kennzeichen"


class Lueckenliste(_FuerRegistratur):
    """List the numbers that are not in use."""

    titel = _("knopf_lueckenliste", default="Numbers not in use")
    ziel = "@@lueckenliste"
    icon = "list-ol"
    reihenfolge = 90
    recht = "collective.eakte: View number gaps"
