"""The line beside a Dokument that says what became of the text of its file."""

from collective.eakte.volltext.staende import WORTE
from collective.eakte.volltext.textstand import textstand
from plone.app.layout.viewlets.common import ViewletBase
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Textkasten(ViewletBase):
    """Whether a Dokument is found by the words of its file."""

    index = ViewPageTemplateFile("templates/kasten.pt")
    weight = 30
    stand = None

    def update(self):
        """Ask what became of the text."""
        super().update()
        inhalt = textstand(self.context)
        self.stand = None if inhalt is None else inhalt.stand

    def render(self):
        """:returns: HTML; nothing for those who may not read the file."""
        return "" if self.stand is None else self.index()

    @property
    def wort(self):
        """:returns: message that says it."""
        return WORTE[self.stand]
