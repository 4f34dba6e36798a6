"""Let people work on what is filed: versions, check-outs, notes.

A file that is replaced in the transaction that files it has no version before. So this
is done when the records are stored.
"""

from collective.eakte.demo.arbeitsstand import ENTWURFSARBEIT
from collective.eakte.demo.arbeitsstand import Entwurfsarbeit
from collective.eakte.demo.arbeitsstand import IN_ARBEIT
from collective.eakte.demo.arbeitsstand import neu_gefasst
from collective.eakte.demo.arbeitsstand import NOTIZEN
from collective.eakte.demo.arbeitsstand import Rueckgriff
from collective.eakte.demo.aufbau.schriftgut import als_datei
from collective.eakte.demo.bestand import akten
from collective.eakte.demo.modelle import Schriftstueck
from collective.eakte.protokoll.notizen import notiere
from collective.eakte.versionen.api import checke_aus
from collective.eakte.versionen.api import checke_ein
from collective.eakte.versionen.api import stelle_wieder_her
from plone import api


def bearbeite_entwuerfe(records: dict) -> None:
    """Bring the drafts to their present version.

    :param records: records by type and Betreff, see :func:`nach_betreff`.
    :raises Hindernisse: the rules of versions forbid it.
    """
    stuecke = {
        dokument.betreff: dokument.schriftstueck
        for akte in akten()
        for dokument in akte.alle_dokumente()
    }
    for arbeit in ENTWURFSARBEIT:
        _bearbeite(records["Dokument", arbeit.betreff], arbeit, stuecke[arbeit.betreff])


def _bearbeite(dokument, arbeit: Entwurfsarbeit, stueck: Schriftstueck) -> None:
    for schritt in arbeit.schritte:
        with api.env.adopt_user(username=schritt.person):
            if isinstance(schritt, Rueckgriff):
                stelle_wieder_her(dokument, schritt.nummer, schritt.kommentar)
            else:
                stueck = neu_gefasst(stueck, schritt)
                checke_aus(dokument)
                checke_ein(dokument, als_datei(stueck), schritt.kommentar)


def checke_einige_aus(records: dict) -> None:
    """Leave some Dokumente with those who work on them."""
    for eines in IN_ARBEIT:
        with api.env.adopt_user(username=eines.person):
            checke_aus(records["Dokument", eines.betreff])


def schreibe_notizen(records: dict) -> None:
    """Add the notes of those who keep the records."""
    for notiz in NOTIZEN:
        with api.env.adopt_user(username=notiz.person):
            notiere(records[notiz.portal_type, notiz.betreff], notiz.text)


def nach_betreff() -> dict[tuple[str, str], object]:
    """Return the records that are worked on, by type and Betreff."""
    gesucht = {
        *(("Dokument", arbeit.betreff) for arbeit in ENTWURFSARBEIT),
        *(("Dokument", eines.betreff) for eines in IN_ARBEIT),
        *((notiz.portal_type, notiz.betreff) for notiz in NOTIZEN),
    }
    katalog = api.portal.get_tool("portal_catalog")
    return {
        (brain.portal_type, brain.Title): brain._unrestrictedGetObject()
        for brain in katalog.unrestrictedSearchResults(
            portal_type=sorted({portal_type for portal_type, _betreff in gesucht})
        )
        if (brain.portal_type, brain.Title) in gesucht
    }
