"""Tab "Rechte" of a plan node or record: who may see it, and why."""

from AccessControl import Unauthorized
from collective.eakte.config import RECHTE_ANSEHEN
from collective.eakte.config import RECHTE_VERGEBEN
from collective.eakte.rechte.bericht.api import einschraenkungen
from collective.eakte.rechte.bericht.api import wer_darf
from collective.eakte.rechte.bericht.ausgabe import Tabellen
from collective.eakte.rechte.bericht.berichte import darf_lesen
from collective.eakte.rechte.bericht.berichte import PERSONENBERICHT
from collective.eakte.rechte.bericht.datei import als_datei
from collective.eakte.rechte.bericht.datei import FORMATE
from collective.eakte.rechte.bericht.namen import ARTEN
from collective.eakte.rechte.bericht.namen import PERSON
from collective.eakte.ui.ansichten.seite import Seite
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode
from zope.component import queryMultiAdapter


class RechteSeite(Seite):
    """For whoever sees the object and may see its rights."""

    index = ViewPageTemplateFile("templates/rechte.pt")
    reiter_name = "rechte"
    arten = ARTEN

    def __call__(self):
        """:returns: the page, or with ``format=csv`` or ``xlsx`` the file.

        :raises Unauthorized: the rights are not for this user to see.
        """
        if not api.user.has_permission(RECHTE_ANSEHEN, obj=self.context):
            raise Unauthorized(RECHTE_ANSEHEN)
        self.request.response.setHeader("Cache-Control", "private, no-store")
        format_ = self.request.form.get("format")
        if format_ in FORMATE:
            name = f"Rechte {self.context.kennzeichen or ''}".strip()
            tabelle = self.tabellen.rechte(self.zeilen)
            return als_datei(self.request.response, tabelle, format_, name)
        return self.index()

    @cached_property
    def tabellen(self):
        """:returns: what writes rows in words."""
        return Tabellen(self.fmt.uebersetze)

    @cached_property
    def zeilen(self):
        """:returns: list of :class:`~..api.Zeile`."""
        return wer_darf(self.context)

    def gruppen(self):
        """The rows as they are shown.

        :returns: those that hold today, and those that begin later.
        """
        return (
            ("heute", [zeile for zeile in self.zeilen if zeile.gilt]),
            ("spaeter", [zeile for zeile in self.zeilen if not zeile.gilt]),
        )

    def einschraenkungen(self):
        """:returns: messages about what takes access away."""
        return [text for _code, text in einschraenkungen(self.context)]

    def datei_url(self, format_):
        """:returns: address of the report as a file."""
        return f"{self.context.absolute_url()}/@@rechte?format={format_}"

    def person_url(self, zeile):
        """:returns: address of what a person may see, or ``None``."""
        if zeile.art != PERSON or not self._darf_personenbericht:
            return None
        angabe = urlencode({"person": zeile.prinzipal})
        return f"{api.portal.get().absolute_url()}/@@eakte-personenbericht?{angabe}"

    def schritte(self, zeile):
        """What the user may do with a grant.

        :returns: dict from the name of a form to its address.
        """
        if zeile.kennung is None or not self._darf_vergeben:
            return {}
        angabe = urlencode({"kennung": zeile.kennung})
        return {
            name: f"{self.context.absolute_url()}/@@{name}?{angabe}"
            for name in ("eakte-frist", "eakte-entziehen")
            if queryMultiAdapter((self.context, self.request), name=name) is not None
        }

    @cached_property
    def _darf_vergeben(self):
        return api.user.has_permission(RECHTE_VERGEBEN, obj=self.context)

    @cached_property
    def _darf_personenbericht(self):
        return darf_lesen(PERSONENBERICHT)
