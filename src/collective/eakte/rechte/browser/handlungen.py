"""Releasing and protecting, offered on the screens of records and plan nodes."""

from collective.eakte import _
from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.config import SCHUETZEN
from collective.eakte.rechte.api import bereich_von
from collective.eakte.rechte.wiederherstellung import zustaendig
from collective.eakte.ui.handlungen import Handlung
from plone import api


class _NurWerDarf(Handlung):
    """Offered to those who may do it: to the others it would only be noise."""

    gruppe = "mehr"

    def verfuegbar(self):
        return self.erlaubt()


class Freigeben(_NurWerDarf):
    """Release a record to somebody."""

    titel = _("handlung_freigeben", default="Release to somebody")
    ziel = "@@eakte-freigeben"
    icon = "person-plus"
    reihenfolge = 70
    recht = RECHTE_VERGEBEN


class RechteVergeben(Freigeben):
    """Give rights at a node of the plan."""

    titel = _("handlung_rechte_vergeben", default="Give rights")


class Schuetzen(_NurWerDarf):
    """Protect an Akte or Teilakte."""

    titel = _("handlung_schuetzen", default="Protect")
    ziel = "@@eakte-schuetzen"
    icon = "shield-lock"
    reihenfolge = 80
    recht = SCHUETZEN

    def verfuegbar(self):
        return super().verfuegbar() and not _geschuetzt(self.context)


class SchutzAufheben(_NurWerDarf):
    """Lift the protection of an Akte or Teilakte."""

    titel = _("handlung_schutz_aufheben", default="Lift the protection")
    ziel = "@@eakte-schutz-aufheben"
    icon = "shield-slash"
    reihenfolge = 80
    recht = SCHUETZEN

    def verfuegbar(self):
        return super().verfuegbar() and _geschuetzt(self.context)


class Wiederherstellen(_NurWerDarf):
    """Recover a protected record that nobody decides on any more."""

    titel = _("handlung_wiederherstellen", default="Recover access")
    icon = "key"
    reihenfolge = 96

    @property
    def url(self):
        return f"{api.portal.get().absolute_url()}/@@eakte-wiederherstellung"

    def erlaubt(self):
        return zustaendig(self.context)


def _geschuetzt(obj):
    bereich = bereich_von(obj)
    return bereich is not None and bereich.schutz is not None
