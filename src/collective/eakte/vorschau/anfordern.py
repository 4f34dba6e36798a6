"""Who may have something made, asked the same way by screens and REST."""

from collective.eakte import _
from collective.eakte.config import DATEIEN_PRUEFEN
from collective.eakte.config import INHALT_LESEN
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.rest import darf
from collective.eakte.rest import nicht_berechtigt
from collective.eakte.vorschau import api
from collective.eakte.vorschau import einstellungen
from collective.eakte.vorschau.bestand import FERTIG
from collective.eakte.vorschau.bestand import KEINE
from plone import api as plone_api
from Products.CMFCore.permissions import ModifyPortalContent
from zExceptions import NotFound


def verlange_lesen(dokument):
    """Whoever may not read the file finds nothing that was made of it.

    :param dokument: the Dokument.
    :raises NotFound: the user may not read it.
    """
    if not darf(INHALT_LESEN, dokument):
        raise NotFound(dokument.getId())


def darf_erneuern(dokument):
    """Whether the user may have the view made anew: who may change the Dokument, and
    who looks after the files of the site.

    :param dokument: the Dokument.
    """
    return darf(ModifyPortalContent, dokument) or darf_verwalten()


def darf_verwalten():
    """Whether the user looks after the files of the site."""
    return darf(DATEIEN_PRUEFEN, plone_api.portal.get())


def erneuere_vorschau(dokument):
    """Have the view of a Dokument made anew.

    :param dokument: the Dokument.
    :raises NotFound: the user may not read the file.
    :raises NichtBerechtigt: she may not have it made.
    :raises Hindernisse: nothing can be made of it.
    """
    verlange_lesen(dokument)
    if not darf_erneuern(dokument):
        raise nicht_berechtigt()
    _verlange_moegliches(api.vorschau(dokument), einstellungen.VORSCHAU)
    api.beginne_vorschau(dokument)


def fordere_pdfa(dokument):
    """Have a PDF/A of a Dokument made; nothing happens when there is one.

    :param dokument: the Dokument.
    :returns: whether something is going to be made.
    :raises NotFound: the user may not read the file.
    :raises Hindernisse: nothing can be made of it.
    """
    verlange_lesen(dokument)
    if plone_api.user.is_anonymous():
        raise nicht_berechtigt()
    stand = api.pdfa(dokument)
    if stand.stand == FERTIG and not (
        api.pdfa_fehlt(dokument) and darf_erneuern(dokument)
    ):
        return False
    _verlange_moegliches(stand, einstellungen.PDFA)
    return api.beginne_pdfa(dokument)


def _verlange_moegliches(stand, schalter):
    if stand.stand == KEINE:
        raise Hindernisse.eines(
            "nicht-unterstuetzt",
            _(
                "vorschau_grund_nicht_unterstuetzt",
                default="It cannot be made of files of this kind.",
            ),
        )
    if not einstellungen.ist_an(schalter):
        raise Hindernisse.eines(
            "ausgeschaltet",
            _("vorschau_grund_ausgeschaltet", default="It is switched off."),
        )
