"""Say what a check has found: in the Protokoll and in the log.

Nothing is repaired or deleted: what happened to a file is for people to find out.
"""

from collective.eakte.integritaet.worte import BEFUND
from collective.eakte.integritaet.worte import STAND
from collective.eakte.protokollieren import vermerke
from plone import api
from ZODB.POSException import ConflictError
from zope.i18n import translate

import logging


logger = logging.getLogger(__name__)

WAS = "gespeicherte Dateien"
"""What was checked, in the language of entries."""


def vermerke_beginn(lauf):
    """Enter into the Protokoll of the site that a run begins.

    :param lauf: the run.
    """
    vermerke(None, "pruefung", ergebnis=f"{WAS} (begonnen)", **_lauf(lauf))


def melde(lauf, befunde):
    """Report findings: each in the log, and in the Protokoll of its record.

    :param lauf: the run.
    :param befunde: list of :class:`~.pruefregeln.Befund`.
    """
    je_dokument = {}
    for befund in befunde:
        logger.error("Integrity: %s", in_einer_zeile(befund))
        if befund.uid is not None:
            je_dokument.setdefault(befund.uid, []).append(befund)
    for uid, seine in je_dokument.items():
        try:
            _vermerke_am_dokument(lauf, uid, seine)
        except ConflictError:
            raise
        except Exception:
            # What was done to the record may have reached its Protokoll, too.
            logger.exception("Integrity: nothing could be entered at %s.", uid)


def _vermerke_am_dokument(lauf, uid, befunde):
    katalog = api.portal.get_tool("portal_catalog")
    for brain in katalog.unrestrictedSearchResults(UID=uid):
        vermerke(
            brain._unrestrictedGetObject(),
            "pruefung",
            lauf=lauf.kennung,
            ergebnis=f"{WAS} ({'; '.join(map(_in_worten, befunde))})",
            befunde=[_als_angaben(befund) for befund in befunde],
        )


def vermerke_ende(lauf):
    """Enter into the Protokoll of the site what a run has come to.

    :param lauf: the run; it has ended.
    """
    vermerke(
        None,
        "pruefung",
        ergebnis=f"{WAS} ({_deutsch(STAND, lauf.stand)}, {_ob_befunde(lauf)})",
        stand=lauf.stand,
        **_lauf(lauf),
        dokumente=lauf.dokumente,
        dateien=lauf.dateien,
        bytes=lauf.bytes,
        befunde=lauf.anzahl,
    )
    if lauf.anzahl:
        logger.error(
            "Integrity: the check %s has %s findings in %s files.",
            lauf.kennung,
            lauf.anzahl,
            lauf.dateien,
        )
    else:
        logger.info("Integrity: the check %s: %s.", lauf.kennung, lauf.stand)


def in_einer_zeile(befund):
    """A finding for operators; the Dokument is named by its UUID.

    :param befund: :class:`~.pruefregeln.Befund`.
    :returns: text.
    """
    teile = [_kurz(befund), befund.uid or befund.ort]
    if befund.stellen:
        teile.append(f"differs: {', '.join(befund.stellen)}")
    if befund.erwartet:
        teile.append(f"expected {befund.erwartet}, found {befund.gefunden}")
    return " ".join(teile)


def _lauf(lauf):
    return {"lauf": lauf.kennung, "umfang": lauf.umfang, "uid": lauf.uid}


def _kurz(befund):
    return befund.art if befund.nummer is None else f"v{befund.nummer} {befund.art}"


def _in_worten(befund):
    wort = _deutsch(BEFUND, befund.art)
    return wort if befund.nummer is None else f"v{befund.nummer} {wort}"


def _ob_befunde(lauf):
    # The sentence is read also by who does not see the records that have findings.
    return "mit Befunden" if lauf.anzahl else "ohne Befund"


def _deutsch(worte, code):
    return translate(worte.get(code, code), target_language="de")


def _als_angaben(befund):
    return {
        "art": befund.art,
        "nummer": befund.nummer,
        "stellen": list(befund.stellen),
        "erwartet": befund.erwartet,
        "gefunden": befund.gefunden,
    }
