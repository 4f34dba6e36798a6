"""Who may read the file of a Dokument, asked for rows of a list.

Whoever sees a Dokument need not be allowed to read it: at some grades the Registratur
manages what she does not read. Name and size of a file are told to readers only. Rows
come from the catalog; no object is woken up to ask it.
"""

from collective.eakte.config import INHALT_LESEN
from collective.eakte.content.arten import typen_mit
from collective.eakte.content.dokument import IDokument
from collective.eakte.rechte.interfaces import IZugriffsregister
from collective.eakte.rechte.regeln import rollen_mit_recht
from collective.eakte.rechte.sicht import rollen_im_bereich
from collective.eakte.rechte.sicht import stufe_im_bereich
from collective.eakte.rechte.sichten import sichten_von
from collective.eakte.rechte.uhr import heute
from plone import api
from zope.component import getUtility


ANGABEN_DER_DATEI = frozenset(
    {"dateiname", "fassung", "getIcon", "getObjSize", "mime_type"}
)
"""Columns of the catalog that tell something of a file."""


class Leserecht:
    """What the current user may read; remembers what it has found out.

    Cost: some lookups a row, and one question for each access domain and state.
    """

    def __init__(self):
        self._register = getUtility(IZugriffsregister)
        self._sichten = sichten_von(api.user.get_current(), self._register)
        self._typen = frozenset(typen_mit(IDokument))
        self._tag = heute()
        self._bekannt = {}

    def __call__(self, brain):
        """Whether the user may read the file behind a row.

        :param brain: catalog brain; what is no Dokument has nothing to hide.
        """
        if brain.portal_type not in self._typen:
            return True
        kette = self._register.kette(f"{brain.getPath()}/")
        if not kette:
            return False
        frage = (kette[0].nummer, brain.portal_type, brain.review_state)
        if frage not in self._bekannt:
            self._bekannt[frage] = self._liest(kette, *frage[1:])
        return self._bekannt[frage]

    def _liest(self, kette, portal_type, zustand):
        erlaubt = rollen_mit_recht(
            INHALT_LESEN,
            _rollen_im_zustand(portal_type, zustand),
            schutz=False,
            stufe=stufe_im_bereich(kette),
        )
        return any(
            not rollen_im_bereich(kette, sicht, self._tag)[0].isdisjoint(erlaubt)
            for sicht in self._sichten
        )


def _rollen_im_zustand(portal_type, zustand):
    """Roles that read a Dokument by its workflow state."""
    for ablauf in api.portal.get_tool("portal_workflow").getWorkflowsFor(portal_type):
        stand = ablauf.states.get(zustand)
        if stand is not None and stand.permission_roles:
            return tuple(stand.permission_roles.get(INHALT_LESEN) or ())
    return ()


def sichtbare_hauptdokumente(uids):
    """Those of some Dokumente that the user sees; the others are not told of.

    :param uids: UUIDs, also empty ones.
    :returns: set of UUIDs.
    """
    uids = [uid for uid in uids if uid]
    if not uids:
        return set()
    katalog = api.portal.get_tool("portal_catalog")
    return {brain.UID for brain in katalog(UID=uids, show_inactive=True)}
