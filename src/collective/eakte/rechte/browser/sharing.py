"""Plone's own sharing page for plan nodes and records: it shows and gives grants.

The page and ``@sharing`` ask this view; what it does goes through the same functions
as a release.
"""

from collective.eakte import _
from collective.eakte.hindernisse import Hindernisse
from collective.eakte.interfaces import IEAkteInhalt
from collective.eakte.interfaces import IPlanknoten
from collective.eakte.rechte.api import berechtigungen
from collective.eakte.rechte.api import EINZELN_VERGEBEN
from collective.eakte.rechte.api import kette_von
from collective.eakte.rechte.berechtigung import NICHT_IM_SCHUTZ
from collective.eakte.rechte.prinzipale import PERSON
from collective.eakte.rechte.prinzipale import prinzipal
from collective.eakte.rechte.pruefungen import VERGEBBAR
from collective.eakte.rechte.pruefungen import VERGEBBAR_AM_PLAN
from collective.eakte.rechte.sicht import zone_von
from collective.eakte.rechte.uhr import heute
from collective.eakte.rechte.vergabe import setze_freigaben
from collective.eakte.rechte.vergaberegeln import ROLLENTITEL
from plone import api
from plone.app.workflow.browser.sharing import SharingView
from plone.app.workflow.interfaces import ISharingPageRole
from plone.memoize.instance import clearafter
from plone.memoize.instance import memoize
from zope.interface import implementer


@implementer(ISharingPageRole)
class Rolle:
    """A role of the E-Akte on the sharing page."""

    required_permission = None

    def __init__(self, name, interface):
        self.title = ROLLENTITEL[name]
        self.required_interface = interface


EINSICHT = Rolle("Einsicht", IEAkteInhalt)
SACHBEARBEITUNG = Rolle("Sachbearbeitung", IEAkteInhalt)
LEITUNG = Rolle("Leitung", IEAkteInhalt)
REGISTRATUR = Rolle("Registratur", IPlanknoten)
POSTSTELLE = Rolle("Poststelle", IPlanknoten)
ARCHIV = Rolle("Archiv", IPlanknoten)
REVISION = Rolle("Revision", IPlanknoten)
DATENSCHUTZ = Rolle("Datenschutz", IPlanknoten)
BESCHAEFTIGTE = Rolle("Beschaeftigte", IPlanknoten)


class Freigabe(SharingView):
    """Roles of the E-Akte only; inheritance is not cut here."""

    STICKY = ()

    @memoize
    def roles(self):
        """The roles of records or of the plan, the least first."""
        am_plan = IPlanknoten.providedBy(self.context)
        return [
            {"id": rolle, "title": ROLLENTITEL[rolle]}
            for rolle in (VERGEBBAR_AM_PLAN if am_plan else VERGEBBAR)
        ]

    def can_edit_inherit(self):
        """Inheritance is cut by protecting a record, with a circle and a reason."""
        return False

    def update_inherit(self, status=True, reindex=True):
        """Refuse to cut or restore the inheritance.

        :raises Hindernisse: it would change.
        """
        if bool(status) == self.inherited():
            return False
        raise Hindernisse.eines(
            "vererbung-durch-schutz",
            _(
                "vererbung_durch_schutz",
                default="Whether rights from above hold here depends on the protection "
                "of the record: protect it, or lift its protection.",
            ),
            field="inherit",
        )

    @memoize
    def existing_role_settings(self):
        """What the grants say: individual ones can be changed, the others are shown.

        :returns: list of dicts as the page and ``@sharing`` know them.
        """
        eintraege = {}
        for eine, hier in self._geltende():
            # A grant is changed where it was given, and by those who give it.
            eigene = hier and eine.ursache in EINZELN_VERGEBEN
            dort = eintraege.setdefault(eine.prinzipal, {})
            for rolle in eine.rollen:
                if eigene or rolle not in dort:
                    dort[rolle] = True if eigene else "acquired"
        namen = [rolle["id"] for rolle in self.roles()]
        gefunden = [
            self._eintrag(wer, {name: rollen.get(name, False) for name in namen})
            for wer, rollen in eintraege.items()
            if not set(namen).isdisjoint(rollen)
        ]
        return sorted(gefunden, key=lambda e: (e["type"], e["title"].lower()))

    @clearafter
    def update_role_settings(self, new_settings, reindex=True):
        """Grant and withdraw until the table holds.

        :param new_settings: list of dicts with ``id`` and ``roles``.
        :returns: whether anything changed.
        :raises Hindernisse: with all reasons against it; nothing is kept.
        """
        setze_freigaben(
            self.context, {eintrag["id"]: eintrag["roles"] for eintrag in new_settings}
        )
        # Nothing below is to be indexed: the grants are answered by access domain.
        return False

    def _geltende(self):
        """Grants that hold here: pairs of a grant and whether it was given here.

        A future grant that was given here is one of them: the page would give it anew.
        """
        eigene = berechtigungen(self.context)
        zone, schutz = zone_von(kette_von(self.context))
        for eine in eigene:
            if not (schutz and eine.ursache in NICHT_IM_SCHUTZ):
                yield eine, True
        for bereich in zone:
            for eine in bereich.geltende(heute()):
                if eine not in eigene and not (
                    schutz and eine.ursache in NICHT_IM_SCHUTZ
                ):
                    yield eine, False

    def _eintrag(self, wer, rollen):
        gefunden = prinzipal(wer)
        person = gefunden is not None and gefunden.art == PERSON
        eintrag = {
            "id": wer,
            "type": "user" if person else "group",
            "title": gefunden.titel if gefunden else wer,
            # The page sends nothing for such a row, so that it stays as it is.
            "disabled": wer == api.user.get_current().getId(),
            "roles": rollen,
        }
        if person:
            eintrag["login"] = wer
        return eintrag
