"""Notice on every page of a Dokument: who has it, since when, and what now."""

from collective.eakte.config import AUSCHECKEN_ERZWINGEN
from collective.eakte.rest import darf
from collective.eakte.versionen.auscheckung_api import auscheckung
from collective.eakte.versionen.auscheckung_api import ist_eigene
from collective.eakte.versionen.auscheckung_api import zuruecknahme
from collective.eakte.versionen.auscheckung_worte import name
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Hinweis(ViewletBase):
    """Says by whom the Dokument is checked out, or that one's own check-out ended."""

    index = ViewPageTemplateFile("templates/hinweis.pt")

    def update(self):
        super().update()
        self.stand = auscheckung(self.context)
        ende = zuruecknahme(self.context)
        self.ende = ende if ende is not None and ist_eigene(ende.von) else None

    @property
    def eigene(self):
        """:returns: whether the user has it herself."""
        return ist_eigene(self.stand)

    @property
    def darf_zuruecknehmen(self):
        """:returns: whether the user may end the check-out."""
        return darf(AUSCHECKEN_ERZWINGEN, self.context)

    @property
    def wer(self):
        """:returns: who has it, with "i. V.", or who ended the check-out."""
        angabe = self.stand or self.ende
        return name(angabe.person, angabe.fuer)

    @property
    def url(self):
        return self.context.absolute_url()

    def render(self):
        """:returns: HTML, nothing when nobody has it."""
        return self.index() if self.stand or self.ende else ""
