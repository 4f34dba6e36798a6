"""Values that hold for a record although they are kept elsewhere, as JSON."""

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.eakte.config import INHALT_LESEN
from collective.eakte.dokument.browser.datei import NICHT_LESBAR
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.lebenszyklus.api import Storno
from collective.eakte.rechte.inhalt import sichtbare_hauptdokumente
from collective.eakte.rest import darf
from collective.eakte.vererbung.api import angaben
from collective.eakte.vererbung.regeln import FRIST
from collective.eakte.vererbung.regeln import gesetzt
from collective.eakte.vererbung.worte import herkunft_in_worten
from collective.eakte.vererbung.worte import VOKABULARE
from collective.eakte.vererbung.worte import wert_in_worten
from plone.restapi.serializer.converters import json_compatible
from zope.i18n import translate


def geerbte(obj, request):
    """Inherited values with their origin.

    :param obj: plan unit or record.
    :param request: for the language of the titles.
    :returns: dict from field name to ``value``, ``herkunft`` and ``title``; only
        fields for which something is said above.
    """
    return {
        feld: {
            "value": _wert(feld, angabe.wert, request),
            "herkunft": angabe.herkunft,
            "title": ", ".join(
                translate(text, context=request)
                for text in (
                    wert_in_worten(feld, angabe.wert),
                    herkunft_in_worten(angabe),
                )
            ),
        }
        for feld, angabe in angaben(obj).items()
        if angabe.geerbt
        and gesetzt(angabe.wert)
        and not (feld in FRIST and angabe.wert is False)
    }


def storno(obj):
    """Why, by whom and when a record was withdrawn, or ``None``."""
    angabe = getattr(aq_base(obj), "storno", None)
    if not isinstance(angabe, Storno):
        return None
    return {
        "grund": angabe.grund,
        "person": angabe.person,
        **({"in_vertretung_fuer": angabe.fuer} if angabe.fuer else {}),
        "zeit": json_compatible(angabe.zeit),
    }


def lesehinweis(obj, request):
    """What is said instead of the file to who may not read it, or ``None``."""
    if darf(INHALT_LESEN, obj):
        return None
    return translate(NICHT_LESBAR, context=request)


def sichtbares_hauptdokument(obj):
    """UUID of the Dokument to which one is an Anlage, if the user sees that one."""
    uid = aq_base(obj).hauptdokument
    return uid if uid in sichtbare_hauptdokumente([uid]) else None


def pfad(obj):
    """The plan units and records in which something lies, from the plan downwards.

    :param obj: plan unit or record.
    :returns: list of ``@id``, ``@type``, ``kennzeichen`` and ``title`` of those that
        the user may see.
    """
    return [
        {
            "@id": knoten.absolute_url(),
            "@type": knoten.portal_type,
            "kennzeichen": knoten.kennzeichen,
            "title": knoten.title,
        }
        for knoten in reversed(aq_chain(aq_inner(obj))[1:])
        if IEAkteInhalt.providedBy(knoten) and darf("View", knoten)
    ]


def _wert(feld, wert, request):
    """As restapi serializes the field where it is kept."""
    if feld in VOKABULARE:
        return {
            "token": wert,
            "title": translate(wert_in_worten(feld, wert), context=request),
        }
    return json_compatible(wert)
