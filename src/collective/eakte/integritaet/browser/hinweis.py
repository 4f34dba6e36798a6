"""Banner for those who look after the site: a check has found something."""

from collective.eakte.integritaet import ansicht
from collective.eakte.integritaet import api as integritaet
from collective.eakte.integritaet.browser.seite import pruefseite_url
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import urlencode


class Hinweis(ViewletBase):
    """Stands on every page until a later check finds everything in order."""

    index = ViewPageTemplateFile("templates/hinweis.pt")

    def update(self):
        """Cost: one look at the register when there is nothing to say."""
        super().update()
        alarme = integritaet.alarme()
        if not alarme or not ansicht.darf_ansehen():
            self.zeilen = []
            return
        kennungen = {lauf.kennung for lauf in alarme}
        self.zeilen = [
            eine for eine in ansicht.laeufe() if eine.lauf.kennung in kennungen
        ]

    def url(self, eine):
        """:returns: address of what a run has found."""
        return f"{pruefseite_url()}?{urlencode({'lauf': eine.lauf.kennung})}"

    def render(self):
        """:returns: HTML, nothing most of the time."""
        return self.index() if self.zeilen else ""
