"""Go through all Dokumente: what is missing of views and PDF/A, and have it made.

One job of the queue that the administration begins; what it adds are tasks of their
own, which are worked off one after the other.
"""

from collective.eakte import _
from collective.eakte.auftraege import api as auftraege
from collective.eakte.auftraege.aufgabe import Listenaufgabe
from collective.eakte.content.arten import typen_mit
from collective.eakte.content.dokument import IDokument
from collective.eakte.finden import finde_objekt
from collective.eakte.vorschau import api
from collective.eakte.vorschau.auskunft import art
from collective.eakte.vorschau.bestand import FERTIG
from collective.eakte.vorschau.bestand import NICHT_MOEGLICH
from collective.eakte.vorschau.erzeugen.quellen import VON_SELBST
from plone import api as plone_api


SICHT = "eakte-vorschau-nachholen"

VORSCHAU, PDFA, PDFA_PRUEFEN = WAS = ("vorschau", "pdfa", "pdfa-pruefen")
"""What is gone through: make missing views; make missing PDF/A of Endfassungen; say
only which Endfassungen have none."""

_TITEL = {
    VORSCHAU: _("auftrag_vorschau", default="Making missing views of files"),
    PDFA: _("auftrag_pdfa", default="Making missing PDF/A of Endfassungen"),
    PDFA_PRUEFEN: _(
        "auftrag_pdfa_pruefen", default="Looking for Endfassungen without PDF/A"
    ),
}

_FEHLT = _("pdfa_fehlt", default="This Endfassung has no PDF/A that can be relied on.")
_WIRD_GEMACHT = _("pdfa_fehlte", default="The PDF/A was missing and is being made.")
_NICHT_LESBAR = _("vorschau_dokument_gestoert", default="It cannot be read.")


def beginne(was):
    """Begin to go through all Dokumente, when this transaction is stored.

    :param was: one of :data:`WAS`.
    :returns: id of the job.
    """
    return auftraege.beginne(
        plone_api.portal.get(), SICHT, _TITEL[was], schluessel=f"{SICHT}-{was}", was=was
    )


def uids(was):
    """The Dokumente that are looked at, whoever may see them.

    :param was: one of :data:`WAS`.
    :returns: sorted list of UUIDs.
    """
    frage = {"portal_type": typen_mit(IDokument)}
    if was != VORSCHAU:
        frage["review_state"] = "endfassung"
    katalog = plone_api.portal.get_tool("portal_catalog")
    return sorted(brain.UID for brain in katalog.unrestrictedSearchResults(**frage))


def fehlt(was, dokument):
    """Whether something is missing of a Dokument.

    :param was: one of :data:`WAS`.
    :param dokument: the Dokument.
    """
    if was != VORSCHAU:
        return dokument.file is not None and api.pdfa_fehlt(dokument)
    stand = api.vorschau(dokument).stand
    return art(dokument) in VON_SELBST and stand not in (FERTIG, NICHT_MOEGLICH)


def lass_machen(was, dokument):
    """Have made what is missing of a Dokument, when this transaction is stored.

    :param was: one of :data:`WAS`.
    :param dokument: the Dokument.
    :returns: whether it is going to be made.
    """
    if was == PDFA_PRUEFEN:
        return False
    return (api.beginne_vorschau if was == VORSCHAU else api.beginne_pdfa)(dokument)


class NachholenAufgabe(Listenaufgabe):
    """See :class:`~collective.eakte.auftraege.aufgabe.Listenaufgabe`."""

    def dinge(self):
        return uids(self.angaben["was"])

    def bearbeite(self, ding):
        was, dokument = self.angaben["was"], finde_objekt(ding)
        if dokument is None or not fehlt(was, dokument):
            return
        wird_gemacht = lass_machen(was, dokument)
        if was != VORSCHAU:
            self.melde(_WIRD_GEMACHT if wird_gemacht else _FEHLT, ding)

    def fehler(self, ding, fehler):
        return _NICHT_LESBAR, ding
