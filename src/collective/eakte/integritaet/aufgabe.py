"""Runs are worked off in the background, one portion after the other."""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.aufgabe import Aufgabe
from collective.eakte.auftraege.botschaft import Verweis
from collective.eakte.config import QUEUE_AUFTRAG
from collective.eakte.config import QUEUE_PRUEFUNG
from collective.eakte.integritaet.arbeit import arbeite
from collective.eakte.integritaet.arbeit import gib_auf
from collective.eakte.integritaet.arbeit import nimm
from collective.eakte.integritaet.interfaces import IPruefregister
from collective.eakte.integritaet.lauf import LAEUFT
from collective.eakte.integritaet.lauf import SITE
from collective.eakte.integritaet.worte import PHASE
from collective.eakte.integritaet.worte import STAND
from plone import api
from ZODB.POSException import ConflictError
from zope.component import queryUtility

import logging


logger = logging.getLogger(__name__)

SICHT = "eakte-integritaet-aufgabe"


def beginne(lauf, gegenstand=None):
    """Have a run worked off when the running transaction is stored.

    :param lauf: the run.
    :param gegenstand: the record that it is over, if there is one.
    """
    portal = api.portal.get()
    if lauf.umfang == SITE:
        titel = _("auftrag_pruefung_site", default="Check of all stored files")
    else:
        titel = _(
            "auftrag_pruefung",
            default="Check of the files of ${gegenstand}",
            mapping={"gegenstand": Verweis(lauf.uid)},
        )
    lauf.auftrag = auftraege.beginne(
        portal,
        SICHT,
        titel,
        gegenstand=portal if gegenstand is None else gegenstand,
        # It may take hours: nobody is to wait for that.
        queue=QUEUE_PRUEFUNG if lauf.umfang == SITE else QUEUE_AUFTRAG,
        lauf=lauf.kennung,
    )


class Pruefaufgabe(Aufgabe):
    """Works off a run, whose state is in the register: killed, it just goes on."""

    genommen = False

    def fuehre_portion_aus(self):
        """:returns: whether something is left; a run that was cancelled has nothing."""
        kennung = self.angaben["lauf"]
        if not self.genommen:
            nimm(kennung, self.kennung)
            self.genommen = True
        try:
            return arbeite(kennung, self.kennung)
        except ConflictError:
            # Others write without a pause; what was read is read once more.
            logger.warning("The check %s tries again.", kennung)
            return True
        except Exception as fehler:
            logger.exception("The check %s cannot go on.", kennung)
            gib_auf(kennung, self.kennung, f"{type(fehler).__name__}: {fehler}")
            raise

    @property
    def _lauf(self):
        return queryUtility(IPruefregister).laeufe.get(self.angaben["lauf"])

    def fortschritt(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        lauf = self._lauf
        if lauf is None:
            return 0, None, ""
        gesamt = max(lauf.gesamt, lauf.dokumente)
        return lauf.dokumente, gesamt, PHASE[lauf.phase]

    def ergebnis(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        lauf = self._lauf
        if lauf is None or lauf.stand == LAEUFT:
            # It was removed, or somebody else goes on with it.
            return None
        if lauf.anzahl:
            return _(
                "auftrag_pruefung_mit_befund",
                default="Something was found: please look at the result.",
            )
        return _(
            "auftrag_pruefung_ohne_befund",
            default="${stand}, nothing was found.",
            mapping={"stand": STAND[lauf.stand]},
        )

    def ziel(self):
        """See :class:`~collective.eakte.auftraege.interfaces.IAufgabe`."""
        lauf = self._lauf
        if lauf is None:
            return None
        uid = None if lauf.umfang == SITE else lauf.uid
        return uid, f"@@eakte-integritaet?lauf={lauf.kennung}"
