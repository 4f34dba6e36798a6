"""Views that tasks call; the web does not know them."""

from collective.eakte.vorschau.arbeit import Pdfaarbeit
from collective.eakte.vorschau.arbeit import Vorschauarbeit
from Products.Five.browser import BrowserView


class VorschauAufgabe(BrowserView):
    """Make the view of one file: parameters ``uid`` and ``sha256``.

    Nothing is given out here, so it does not matter who has caused it.
    """

    arbeit = Vorschauarbeit

    def __call__(self):
        """:returns: nothing."""
        form = self.request.form
        self.arbeit(form["uid"], form["sha256"]).erledige()
        return ""


class PdfaAufgabe(VorschauAufgabe):
    """Make the PDF/A of one file."""

    arbeit = Pdfaarbeit
