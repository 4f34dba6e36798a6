"""The ways to the checks: from records, and from the plan to those of the site."""

from collective.eakte import _
from collective.eakte.config import DATEIEN_PRUEFEN
from collective.eakte.config import SITE_PROTOKOLL_ANSEHEN
from collective.eakte.integritaet.ansicht import darf_ansehen
from collective.eakte.integritaet.browser.seite import pruefseite_url
from collective.eakte.integritaet.browser.seite import SEITE
from collective.eakte.ui.handlungen import Handlung


class DateienPruefen(Handlung):
    """Check the files of a record."""

    titel = _("handlung_dateien_pruefen", default="Check the files")
    ziel = SEITE
    icon = "shield-check"
    gruppe = "mehr"
    reihenfolge = 85
    recht = DATEIEN_PRUEFEN

    def verfuegbar(self):
        """Offered to those only who may."""
        return self.erlaubt()


class SitePruefen(Handlung):
    """To the checks of the site."""

    titel = _("handlung_integritaet", default="Checks of stored files")
    icon = "shield-check"
    gruppe = "mehr"
    reihenfolge = 97
    recht = SITE_PROTOKOLL_ANSEHEN

    @property
    def url(self):
        return pruefseite_url()

    def erlaubt(self):
        return darf_ansehen()

    def verfuegbar(self):
        """Offered to those only who may."""
        return self.erlaubt()
