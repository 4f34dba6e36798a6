"""Seals and checks as plain values for services."""

from collective.eakte.protokoll.verwaltung.befundworte import lage
from collective.eakte.protokoll.verwaltung.befundworte import satz
from collective.eakte.rest import darf
from collective.eakte.rest import uebersetze
from plone import api

import base64


def siegel_als_json(siegel, site_url):
    """A seal without its leaves.

    :param siegel: :class:`~..siegel.Siegel`.
    :param site_url: address of the site.
    :returns: dict.
    """
    adresse = f"{site_url}/@siegel/{siegel.nr}"
    stempel = siegel.zeitstempel
    return {
        "@id": adresse,
        **siegel.angaben(),
        "hash": siegel.hashwert,
        "zeitstempel": base64.b64encode(stempel).decode() if stempel else None,
        "datei": f"{adresse}/datei",
    }


def ergebnis_als_json(ergebnis, request):
    """What a check has found, as far as the user may know it.

    :param ergebnis: :class:`~..befund.Ergebnis` or :class:`~.laeufe.Pruefung`.
    :param request: the request.
    :returns: dict.
    """
    return {
        "in_ordnung": ergebnis.in_ordnung,
        "protokolle": ergebnis.objekte,
        "eintraege": ergebnis.eintraege,
        "unbesiegelt": ergebnis.unbesiegelt,
        "siegel": ergebnis.siegel,
        "befunde_total": ergebnis.anzahl_befunde,
        "befunde": [befund_als_json(einer, request) for einer in ergebnis.befunde],
    }


def befund_als_json(befund, request):
    """A finding; of a record that the user may not see it names the UUID only."""
    gegenstand = gegenstand_von(befund)
    dazu = lage(befund)
    return {
        "art": befund.art,
        "message": uebersetze(satz(befund), request),
        "lage": None if dazu is None else uebersetze(dazu, request),
        "uid": befund.uid,
        "url": None if gegenstand is None else gegenstand.absolute_url(),
        "kennzeichen": getattr(gegenstand, "kennzeichen", None),
        "nr": befund.nr,
        "ab": befund.ab,
        "nach_siegel": befund.nach,
        "vor_siegel": befund.vor,
    }


def gegenstand_von(befund):
    """The record of a finding, if the user sees it.

    :param befund: :class:`~..befund.Befund`.
    :returns: the object, or ``None``.
    """
    if not befund.ort:
        return None
    obj = api.portal.get().unrestrictedTraverse(befund.ort, None)
    return obj if obj is not None and darf("View", obj) else None
