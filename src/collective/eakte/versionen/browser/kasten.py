"""The box "Versionen" beside the view of a Dokument."""

from Acquisition import aq_base
from collective.eakte.config import INHALT_LESEN
from collective.eakte.rest import darf
from collective.eakte.versionen import api as versionen
from collective.eakte.versionen.browser.zeile import Fassungszeile
from collective.eakte.versionen.darstellung import ursprung_als_json
from collective.eakte.versionen.endfassung import Endfassung
from functools import cached_property
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import getMultiAdapter


NEUESTE = 3
"""Versions in the box; the others are on their own page."""


class Versionskasten(ViewletBase):
    """The newest versions, why a Dokument is final, and what it was made of."""

    index = ViewPageTemplateFile("templates/kasten.pt")
    weight = 10

    def render(self):
        """:returns: HTML; nothing for those who may not read the file."""
        if not darf(INHALT_LESEN, self.context):
            return ""
        if not (self.zeilen or self.endfassung or self.ursprung):
            return ""
        return self.index()

    @cached_property
    def fmt(self):
        return getMultiAdapter((self.context, self.request), name="eakte-format")

    @cached_property
    def _fassungen(self):
        return versionen.fassungen(self.context)

    @cached_property
    def zeilen(self):
        """:returns: the newest versions."""
        return [
            Fassungszeile(self.context, fassung, self.fmt)
            for fassung in self._fassungen[:NEUESTE]
        ]

    @property
    def anzahl(self):
        """:returns: how many versions there are."""
        return len(self._fassungen)

    @cached_property
    def endfassung(self):
        """:returns: :class:`~..endfassung.Endfassung`, or ``None``."""
        angabe = aq_base(self.context)._endfassung
        return angabe if isinstance(angabe, Endfassung) else None

    @cached_property
    def ursprung(self):
        """:returns: dict of the Dokument it was made of, for who may see that one."""
        return ursprung_als_json(self.context)

    @property
    def ist_original(self):
        """:returns: whether it is the original of what came in."""
        return aq_base(self.context)._eingefroren
