"""What is done with the Protokoll again and again."""

from collective.eakte import _
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.protokoll.interfaces import IProtokollbuch
from collective.eakte.protokoll.pruefung import pruefe_site
from collective.eakte.protokoll.versiegeln import versiegele
from collective.eakte.protokoll.verwaltung.laeufe import kurz
from collective.eakte.protokoll.verwaltung.laeufe import vermerke
from collective.eakte.zeitplan.plan import Auftrag
from datetime import time
from zope.component import queryUtility

import transaction


PRUEFUNG = "protokoll-pruefung"
"""Name of the check of the whole site."""


def _siegele(site):
    if queryUtility(IProtokollbuch) is None:
        return ""
    siegel = versiegele()
    return _(
        "zeitplan_siegel_gesetzt",
        default="Seal ${nr} over ${anzahl} Protokolle",
        mapping={"nr": siegel.nr, "anzahl": siegel.anzahl},
    )


def _pruefe(site):
    if queryUtility(IProtokollbuch) is None:
        return ""
    ergebnis = pruefe_site(nach_portion=site._p_jar.cacheGC)
    # What it has read may be hours old; it is entered into what there is now.
    transaction.abort()
    return kurz(vermerke(ergebnis))


SIEGELN = Auftrag(
    _("zeitplan_siegeln", default="Seal the Protokolle"), _siegele, um=time(2)
)

PRUEFEN = Auftrag(
    _("zeitplan_protokoll_pruefen", default="Check all Protokolle and seals"),
    _pruefe,
    tage=30,
    um=time(3),
    queue=QUEUE_PRUEFUNG,
)
