"""A Vertretung in words."""

from collective.eakte import _
from collective.eakte.rechte.interfaces import IKreise
from collective.eakte.vertretung.vertretung import AKTE
from collective.eakte.vertretung.vertretung import OE
from collective.eakte.vertretung.vertretung import UMFANG
from plone import api
from zope.component import queryUtility
from zope.i18n import translate


STAENDE = {
    "geplant": _("vertretung_geplant", default="planned"),
    "laeuft": _("vertretung_laeuft", default="in force"),
    "vorbei": _("vertretung_abgelaufen", default="over"),
    "beendet": _("vertretung_beendet", default="ended early"),
}
"""How it stands with a Vertretung, with the words for people."""


def stand(vertretung, tag):
    """How it stands with a Vertretung on a day: a key of :data:`STAENDE`."""
    if vertretung.beendet is not None:
        return "beendet"
    if tag < vertretung.von:
        return "geplant"
    return "laeuft" if tag <= vertretung.bis else "vorbei"


def name(person):
    """Full name of a user, or her id when there is none."""
    nutzer = api.user.get(userid=person) if person else None
    return (nutzer.getProperty("fullname") if nutzer else "") or person or ""


def bezug_in_worten(vertretung, request):
    """To which office or Akte it is limited, as far as the user may know.

    :param vertretung: :class:`~.vertretung.Vertretung`.
    :param request: for the language.
    :returns: text, or ``None``.
    """
    if vertretung.umfang == OE:
        kreise = queryUtility(IKreise, name="oe")
        titel = kreise.titel(f"oe:{vertretung.bezug}") if kreise is not None else None
        return translate(titel, context=request) if titel else vertretung.bezug
    brain = akte_von(vertretung)
    return f"{brain.kennzeichen} {brain.Title}" if brain is not None else None


def akte_von(vertretung):
    """Catalog brain of the Akte to which it is limited, if the user may see it."""
    if vertretung.umfang != AKTE:
        return None
    katalog = api.portal.get_tool("portal_catalog")
    brains = katalog(UID=vertretung.bezug, show_inactive=True)
    return brains[0] if brains else None


def umfang_in_worten(vertretung, request):
    """How far it reaches, in words.

    :param vertretung: :class:`~.vertretung.Vertretung`.
    :param request: for the language.
    """
    bezug = bezug_in_worten(vertretung, request)
    return bezug or translate(UMFANG[vertretung.umfang], context=request)
