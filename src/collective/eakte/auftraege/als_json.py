"""Jobs for programs."""

from collective.eakte import gegenstand
from collective.eakte.auftraege.staende import WORTE
from collective.eakte.rest import uebersetze


DIENST = "@auftraege"


def auftrag_als_json(ansicht, ort, request):
    """A job as it stands in a list.

    :param ansicht: :class:`~.ansicht.Auftragsansicht`.
    :param ort: address of the site.
    :param request: the request; texts are in its language.
    :returns: dict.
    """
    auftrag = ansicht.auftrag
    return {
        "@id": f"{ort}/{DIENST}/{ansicht.kennung}",
        "kennung": ansicht.kennung,
        "titel": uebersetze(ansicht.titel, request),
        "gegenstand": gegenstand.als_json(ansicht.gegenstand),
        "person": ansicht.person,
        "stand": ansicht.stand,
        "stand_titel": uebersetze(WORTE[ansicht.stand], request),
        "wird_abgebrochen": ansicht.wird_abgebrochen,
        "angelegt": _zeit(auftrag.created),
        "begonnen": _zeit(auftrag.started),
        "beendet": _zeit(auftrag.finished),
        "lebenszeichen": _zeit(auftrag.heartbeat),
        "versuche": auftrag.attempts,
        "erledigt": ansicht.erledigt,
        "gesamt": ansicht.gesamt,
        "anteil": ansicht.anteil,
        "hinweis": uebersetze(ansicht.hinweis, request) or None,
        "ergebnis": uebersetze(ansicht.ergebnis, request) or None,
        "ziel": ansicht.ziel and ansicht.ziel.url,
    }


def einer_als_json(ansicht, ort, request):
    """A job with all that has failed.

    :param ansicht: :class:`~.ansicht.Auftragsansicht`.
    :param ort: address of the site.
    :param request: the request.
    :returns: dict.
    """
    return {
        **auftrag_als_json(ansicht, ort, request),
        "fehler": [
            {
                "message": uebersetze(fehler.message, request),
                "gegenstand": gegenstand.als_json(fehler.gegenstand),
            }
            for fehler in ansicht.fehler
        ],
        "stoerung": ansicht.stoerung or None,
    }


def _zeit(wert):
    return wert.isoformat() if wert else None
